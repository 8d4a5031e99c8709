package org.dunwell.receivables;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface SellingEntityMapper {

  List<SellingEntity> all();
}

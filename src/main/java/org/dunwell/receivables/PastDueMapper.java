package org.dunwell.receivables;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface PastDueMapper {

  List<PastDueFacts> of(@Param("ids") Long[] ids, @Param("asOf") Instant asOf);
}

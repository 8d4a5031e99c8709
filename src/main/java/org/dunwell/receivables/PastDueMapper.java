package org.dunwell.receivables;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface PastDueMapper {

  /**
   * @param apartFrom what sources of blocks to be overlooked begin with; null for none
   */
  List<PastDueFacts> of(
      @Param("ids") Long[] ids, @Param("asOf") Instant asOf, @Param("apartFrom") String apartFrom);
}

package org.dunwell.contact;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ForecastMapper {

  /** What stands between wish and fulfilment for these customers, in order of id. */
  List<PlannedRequest.Row> pending(@Param("customers") Long[] customers);

  /** Those of them with a reply that nobody has read. */
  List<Long> unread(@Param("customers") Long[] customers);
}

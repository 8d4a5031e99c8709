package org.dunwell.collections.insolvency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ClaimMapper {

  long insert(@Param("news") NewInsolvency news, @Param("now") Instant now);

  /** What was open on the day of the insolvency, paid since or not. */
  void insertItems(@Param("id") long id, @Param("news") NewInsolvency news);

  List<ClaimItem> items(@Param("id") long id);

  void started(@Param("id") long id, @Param("instance") String instance);

  Optional<Claim> byId(@Param("id") long id);

  List<Claim> of(@Param("customers") Long[] customers, @Param("limit") int limit);

  /** Ends an open one; 0 when it has ended already. */
  int end(
      @Param("id") long id,
      @Param("state") String state,
      @Param("by") String by,
      @Param("note") String note,
      @Param("now") Instant now);
}

package org.dunwell.credit.bureaus;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface BureauRequestMapper {

  /** A request to keep. */
  record Row(String key, long partyId, String bureau, String cause, String by) {}

  /** Whether this question was asked before, whatever became of it. */
  boolean isKnown(@Param("key") String key);

  /** 0 when one about this party waits already, or it was asked before. */
  int insert(@Param("row") Row row, @Param("now") Instant now);

  boolean isWaiting(@Param("party") long partyId);

  List<BureauRequest> of(@Param("party") long partyId, @Param("limit") int limit);
}

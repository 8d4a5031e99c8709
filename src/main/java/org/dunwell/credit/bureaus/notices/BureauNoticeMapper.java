package org.dunwell.credit.bureaus.notices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface BureauNoticeMapper {

  /** A notice to keep. */
  record Row(
      String bureau,
      String eventId,
      String type,
      String reference,
      String registrationNumber,
      String country,
      Instant happenedAt) {}

  /** A notice to act on. */
  record Waiting(
      long id,
      String bureau,
      String reference,
      String registrationNumber,
      String country,
      int attempts) {}

  /** 0 when it is there already. */
  int insert(@Param("row") Row row, @Param("now") Instant now);

  Optional<Instant> nextDue();

  List<Waiting> due(@Param("now") Instant now, @Param("limit") int limit);

  void end(
      @Param("id") long id,
      @Param("state") String state,
      @Param("party") Long partyId,
      @Param("problem") String problem);

  void putOff(@Param("id") long id, @Param("due") Instant due, @Param("problem") String problem);

  int tryAgain(@Param("id") long id, @Param("now") Instant now);
}

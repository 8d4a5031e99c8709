package org.dunwell.credit.holds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CreditHoldMapper {

  /** The id; null when the party is on hold already. */
  Long insert(
      @Param("party") long partyId,
      @Param("reason") String reason,
      @Param("by") String by,
      @Param("reviewOn") LocalDate reviewOn,
      @Param("now") Instant now);

  void started(@Param("id") long id, @Param("instance") String instance);

  Optional<CreditHold> byId(@Param("id") long id);

  List<CreditHold> open(@Param("parties") Long[] partyIds);

  List<CreditHold> of(@Param("party") long partyId, @Param("limit") int limit);

  int release(
      @Param("id") long id,
      @Param("reason") String reason,
      @Param("by") String by,
      @Param("now") Instant now);

  int keep(@Param("id") long id, @Param("reviewOn") LocalDate reviewOn);
}

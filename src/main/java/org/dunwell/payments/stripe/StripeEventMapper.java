package org.dunwell.payments.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface StripeEventMapper {

  /** An event to keep. */
  record Row(
      String account,
      String eventId,
      String type,
      String objectId,
      Instant happenedAt,
      String via) {}

  /** An event to act on. */
  record Waiting(
      long id, String account, String type, String objectId, Instant happenedAt, int attempts) {}

  /** 0 when it is there already. */
  int insert(@Param("event") Row event, @Param("now") Instant now);

  Optional<Instant> nextDue();

  List<Waiting> due(@Param("now") Instant now, @Param("limit") int limit);

  void finish(@Param("ids") Long[] ids, @Param("state") String state);

  /** A null moment gives it up. */
  void putOff(@Param("id") long id, @Param("due") Instant due, @Param("problem") String problem);

  int tryAgain(@Param("id") long id, @Param("now") Instant now);

  /** What has never been looked for is due at once; empty while no money is asked for online. */
  Optional<Instant> lastLook();

  Optional<Instant> seenTo(@Param("account") String account);

  void looked(
      @Param("account") String account, @Param("seenTo") Instant seenTo, @Param("now") Instant now);

  void forget(@Param("before") Instant before);

  List<StripeEvent> latest(@Param("state") String state, @Param("limit") int limit);
}

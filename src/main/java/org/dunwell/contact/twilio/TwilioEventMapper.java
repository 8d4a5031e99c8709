package org.dunwell.contact.twilio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface TwilioEventMapper {

  /** An event to act on. */
  record Waiting(long id, String kind, String params, Instant receivedAt, int attempts) {}

  /** 0 when it is there already. */
  int insert(
      @Param("kind") String kind,
      @Param("key") String key,
      @Param("params") String params,
      @Param("now") Instant now);

  Optional<Instant> nextDue();

  List<Waiting> due(@Param("now") Instant now, @Param("limit") int limit);

  /** What was said is forgotten. 0 when it was finished before. */
  int finish(@Param("id") long id, @Param("state") String state);

  /** A null moment gives it up. */
  void putOff(@Param("id") long id, @Param("due") Instant due, @Param("problem") String problem);

  int tryAgain(@Param("id") long id, @Param("now") Instant now);

  void forget(@Param("before") Instant before);
}

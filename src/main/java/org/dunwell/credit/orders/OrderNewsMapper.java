package org.dunwell.credit.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface OrderNewsMapper {

  /** News on its way. */
  record Waiting(long id, long systemId, String url, String salt, String body, int attempts) {}

  List<OrderSystem> systems();

  long addSystem(
      @Param("url") String url,
      @Param("salt") String salt,
      @Param("by") String by,
      @Param("now") Instant now);

  int removeSystem(@Param("id") long id, @Param("now") Instant now);

  /** Its news goes nowhere any more. */
  void forget(@Param("system") long systemId, @Param("now") Instant now);

  int tell(@Param("order") long orderId, @Param("body") String body, @Param("now") Instant now);

  Optional<Instant> nextDue();

  /** Locks one; none that an older one about the same order is on its way before. */
  Optional<Waiting> due(@Param("now") Instant now);

  void delivered(@Param("id") long id, @Param("now") Instant now);

  /** The next attempt; null when a person has to look. */
  void undelivered(
      @Param("id") long id, @Param("problem") String problem, @Param("next") Instant next);

  void again(@Param("id") long id, @Param("now") Instant now);
}

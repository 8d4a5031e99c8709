package org.dunwell.credit.bureaus.asking;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** The questions that wait; {@code BureauRequestMapper} writes them down and shows them. */
@Mapper
interface BureauQueueMapper {

  /**
   * A request whose moment has come.
   *
   * @param spentOn null when it has never left
   */
  record Waiting(
      long id,
      String key,
      long partyId,
      String bureau,
      String cause,
      String askedBy,
      int attempts,
      LocalDate spentOn) {}

  Optional<Instant> nextDue();

  List<Waiting> due(@Param("now") Instant now, @Param("limit") int limit);

  /** What a bureau has cost from a day on. */
  BigDecimal spent(@Param("bureau") String bureau, @Param("from") LocalDate from);

  void spend(
      @Param("id") long id,
      @Param("price") BigDecimal price,
      @Param("currency") String currency,
      @Param("on") LocalDate on);

  void cost(@Param("id") long id, @Param("price") BigDecimal price);

  /** 0 when it does not wait any more. */
  int end(
      @Param("id") long id,
      @Param("state") String state,
      @Param("problem") String problem,
      @Param("now") Instant now);

  void putOff(@Param("id") long id, @Param("due") Instant due, @Param("problem") String problem);

  /** Puts off all others of a bureau that does not answer. */
  void rest(@Param("bureau") String bureau, @Param("until") Instant until);

  /** A doubtful answer is asked for anew, under another key: the old one has its answer. */
  int tryAgain(@Param("id") long id, @Param("now") Instant now);
}

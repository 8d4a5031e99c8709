package org.dunwell.collections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CaseForecastMapper {

  /** The running cases of these customers, in order of id. */
  List<PastDueCase> running(@Param("customers") Long[] customers);

  /** Invoices of these customers about which a case is still to hear something. */
  List<Long> nudged(@Param("customers") Long[] customers);

  /** Those with a block that has ended before this day in the zone. */
  List<Long> unblocked(
      @Param("customers") Long[] customers,
      @Param("zone") String zone,
      @Param("day") LocalDate day);

  /** Those that are past due on this day in the zone and have no running case now. */
  List<Long> withoutCase(
      @Param("customers") Long[] customers,
      @Param("zone") String zone,
      @Param("day") LocalDate day);

  /**
   * Customers for whom something may happen until the end of a day, in order of id: those with a
   * request that waits, a case whose date comes or that is on hold, an instalment that falls due or
   * is to be announced, a block or a promise that ends, a nudge.
   */
  List<Long> candidates(
      @Param("after") long after,
      @Param("day") LocalDate day,
      @Param("end") Instant end,
      @Param("limit") int limit);

  /** How many there are. */
  int countCandidates(@Param("day") LocalDate day, @Param("end") Instant end);
}

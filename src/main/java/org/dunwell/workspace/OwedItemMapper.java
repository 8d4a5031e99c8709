package org.dunwell.workspace;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What customers owe, item by item and by age. */
@Mapper
interface OwedItemMapper {

  /**
   * An open invoice and what its case is about to do.
   *
   * @param dueOn when the oldest open part was due
   * @param daysLate 0 when nothing of it is late
   * @param blocks such as {@code promise until 2026-03-09}, several apart by a comma; null for none
   * @param enforceableUntil the last day on which it can be enforced, when that is near or over;
   *     else null
   * @param action the step chosen last; null without a case
   * @param contactAt when a contact that was asked for may take place; null if none waits
   * @param deniedBy which rule has put that contact off; null if none
   */
  record Item(
      long id,
      String number,
      String customerNumber,
      String sellingEntity,
      LocalDate dueOn,
      int daysLate,
      String currency,
      BigDecimal open,
      BigDecimal pastDue,
      String blocks,
      LocalDate enforceableUntil,
      Long caseId,
      String action,
      String tone,
      Instant nextAt,
      Long decisionId,
      Instant contactAt,
      String deniedBy) {}

  /**
   * What is open in one currency at one age.
   *
   * @param bucket 0 not due, 1 up to 30 days late, 2 to 60, 3 to 90, 4 to 120, 5 more
   */
  record Aged(String currency, int bucket, BigDecimal amount) {}

  List<Item> items(
      @Param("customers") Long[] customers,
      @Param("now") Instant now,
      @Param("nearMonths") int nearMonths,
      @Param("limit") int limit);

  List<Aged> aged(@Param("customers") Long[] customers, @Param("now") Instant now);
}

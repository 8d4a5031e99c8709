package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a plan's interest comes to if every payment is there on its day. Answered from above, by
 * whoever knows how the law counts days.
 */
public interface PlanCosts {

  /**
   * The course of a plan.
   *
   * @param percent a year
   * @param from the first day of interest
   * @param shares what of which invoice is in the plan, in the order in which they are paid
   * @param legs the payments, by day
   */
  record Course(
      String currency,
      BigDecimal percent,
      LocalDate from,
      Map<Long, BigDecimal> shares,
      List<NewPlan.Leg> legs) {}

  /** For each payment in order all interest up to its day, that day included. */
  List<BigDecimal> foreseen(Course course);
}

package org.dunwell.credit.limits;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** How a customer buys and pays, out of the ledger. */
@Mapper
interface PurchaseMapper {

  /** Where nothing was sold yet. */
  int USUAL_TERMS = 30;

  /** What was invoiced less what was credited. */
  record Sold(String currency, BigDecimal amount) {}

  /**
   * Weighed by amount.
   *
   * @param termsDays from the date of invoices to their due date
   * @param usualDelay days beyond it until invoices were closed; not below 0
   */
  record Habit(int termsDays, BigDecimal usualDelay) {}

  List<Sold> sold(
      @Param("customer") long customerId,
      @Param("from") LocalDate from,
      @Param("until") LocalDate until);

  Habit habit(
      @Param("customer") long customerId,
      @Param("from") LocalDate from,
      @Param("until") LocalDate until);
}

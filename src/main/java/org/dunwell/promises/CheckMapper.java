package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Promises held against the ledger. */
@Mapper
interface CheckMapper {

  /** What has become of promises, as columns for one statement. */
  record Verdicts(
      Long[] ids,
      String[] states,
      BigDecimal[] keptAmounts,
      BigDecimal[] unmatchedAmounts,
      BigDecimal[] payableAmounts) {}

  /**
   * An item of a promise and its block.
   *
   * @param wanted what is to be blocked: what has not come in of an open promise on an open
   *     invoice; else 0
   * @param blocked what is blocked; 0 when its block is lifted
   */
  record Cover(
      long promiseId,
      long invoiceId,
      Long blockId,
      String currency,
      BigDecimal wanted,
      BigDecimal blocked,
      LocalDate promisedFor,
      LocalDate graceUntil,
      String takenBy) {

    PromiseBook.Cover ofPromise() {
      return new PromiseBook.Cover(promiseId, promisedFor, graceUntil, takenBy);
    }
  }

  /** By the day they were promised for. */
  List<Reckoning> reckon(@Param("ids") Long[] ids, @Param("now") Instant now);

  /** Those that share unapplied cash in the accounts of these promises. */
  List<Long> beside(@Param("ids") Long[] ids);

  /** Those that share unapplied cash in these accounts. */
  List<Long> ofAccounts(
      @Param("customers") Long[] customers,
      @Param("sellers") Long[] sellers,
      @Param("currencies") String[] currencies);

  /** What lies unapplied in the accounts of these promises, oldest first. */
  List<UnappliedCash.Payment> unapplied(@Param("ids") Long[] ids);

  /** What was promised of which invoice, for money of these payers dated from these days on. */
  List<PromisedInvoices.Row> said(
      @Param("customers") Long[] customers,
      @Param("sellers") Long[] sellers,
      @Param("currencies") String[] currencies,
      @Param("days") LocalDate[] days);

  int book(@Param("verdicts") Verdicts verdicts, @Param("now") Instant now);

  /** What has come in for each invoice of these promises. */
  int bookItems(@Param("ids") Long[] ids);

  List<Cover> covers(@Param("ids") Long[] ids);

  /** Everything past due of these customers: one broken promise changes how all of it is asked. */
  List<Long> pastDueOf(@Param("customers") Long[] customers, @Param("now") Instant now);
}

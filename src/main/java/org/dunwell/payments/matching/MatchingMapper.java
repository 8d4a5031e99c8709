package org.dunwell.payments.matching;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What speaks for which invoices, for a whole portion of lines by each statement. */
@Mapper
interface MatchingMapper {

  /** Whoever may be the payer of a line, and by what. */
  record Payer(long lineId, long customerId, String how) {}

  /** An open invoice that a customer may pay: its own, or one it is the payer or parent of. */
  record Payable(long rootId, long itemId) {}

  /** A part of an advice whose money has not come yet. */
  record Advised(
      long adviceId,
      long customerId,
      String reference,
      String currency,
      java.math.BigDecimal total,
      long invoiceId,
      java.math.BigDecimal amount,
      java.math.BigDecimal deduction,
      String deductionReason) {}

  /** An invoice that a customer says it has paid, while the money has not come. */
  record Hinted(
      long hintId, long customerId, String reference, java.time.LocalDate paidOn, long invoiceId) {}

  /** Claims lines that nobody else is at; only credits, only what no other room deals with. */
  List<Line> claim(@Param("limit") int limit);

  /** Locks one line in this state; empty when it is in another one by now. */
  List<Line> lock(@Param("lineId") long lineId, @Param("state") String state);

  /** A line that waits and that nobody else is at, or null. */
  Long nextWaiting();

  /** Invoices whose digits are among these, open and closed. */
  List<Item> byDigits(
      @Param("sellers") Long[] sellers, @Param("keys") String[] keys, @Param("each") int each);

  List<Item> byIds(@Param("ids") Long[] ids);

  List<Payer> payers(
      @Param("lines") Long[] lines,
      @Param("accounts") String[] accounts,
      @Param("keys") String[] keys,
      @Param("numbers") String[] numbers);

  List<Payable> payable(
      @Param("roots") Long[] roots, @Param("sellers") Long[] sellers, @Param("each") int each);

  List<Advised> advised(@Param("customers") Long[] customers);

  /** Of these customers and those whose payer or parent they are, what is left of credit notes. */
  List<Credit> credits(
      @Param("roots") Long[] roots, @Param("sellers") Long[] sellers, @Param("each") int each);

  List<Credit> creditsByIds(@Param("ids") Long[] ids);

  /** Of these customers, and whose reference is among these, in small letters. */
  List<Hinted> hinted(
      @Param("customers") Long[] customers, @Param("references") String[] references);
}

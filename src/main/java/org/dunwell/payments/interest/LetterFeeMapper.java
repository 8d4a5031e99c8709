package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What letters that have arrived say that they cost. */
@Mapper
interface LetterFeeMapper {

  /**
   * A fee that nobody has booked.
   *
   * @param letter the letter's Message-ID, which never repeats
   * @param day of the letter
   */
  record Owed(
      long invoiceId,
      String invoiceNumber,
      long customerId,
      long sellingEntityId,
      String currency,
      BigDecimal amount,
      int step,
      LocalDate day,
      String treatment,
      String letter) {

    LateCharge charge() {
      return new LateCharge(
          invoiceId,
          invoiceNumber,
          0,
          customerId,
          sellingEntityId,
          "fee",
          currency,
          amount.setScale(LateCharges.decimals(currency)),
          null,
          null,
          treatment,
          false,
          "as agreed, for reminder %d of %s".formatted(step, day),
          List.of(),
          letter);
    }
  }

  /** Of invoices that are open or were closed in the last {@code memoryDays}. */
  List<Owed> ofAccounts(
      @Param("customers") Long[] customers,
      @Param("sellers") Long[] sellers,
      @Param("asOf") Instant asOf,
      @Param("memoryDays") int memoryDays);

  List<Owed> ofInvoices(@Param("invoiceIds") Long[] invoiceIds);
}

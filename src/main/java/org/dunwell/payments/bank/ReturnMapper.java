package org.dunwell.payments.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What a line that goes back may be about. */
@Mapper
interface ReturnMapper {

  /**
   * The next line to be looked at, or null: those whose payment is still to be matched can wait.
   */
  Long next();

  /** The line, when nobody else is at it and it still is in this state. */
  StatementLine claim(@Param("id") long id, @Param("state") String state);

  /**
   * A payment that a line may take back.
   *
   * @param evidence reference, mandate, account or name: what both say
   * @param sameAmount whether all of it goes back
   */
  record Candidate(
      long paymentId,
      String reference,
      long customerId,
      String customerNumber,
      String customerName,
      LocalDate receivedOn,
      String currency,
      BigDecimal amount,
      LocalDate reversedOn,
      String evidence,
      boolean sameAmount) {

    /** Whether nothing but this payment can be meant. */
    boolean isCertain() {
      return sameAmount && !evidence.equals("name");
    }
  }

  /** Payments that the line quotes, or that came from the same payer in the same amount. */
  List<Candidate> candidates(@Param("lineId") long lineId, @Param("limit") int limit);

  /** Those kept for a person to choose from. */
  List<Candidate> kept(@Param("lineId") long lineId);

  void keep(
      @Param("lineId") long lineId,
      @Param("paymentId") long paymentId,
      @Param("evidence") String evidence,
      @Param("taken") boolean taken);

  void settle(@Param("id") long id, @Param("state") String state, @Param("remark") String remark);
}

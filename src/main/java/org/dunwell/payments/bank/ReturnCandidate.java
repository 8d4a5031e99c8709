package org.dunwell.payments.bank;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A payment that money going back may be about.
 *
 * @param evidence reference, mandate, account, name, or person when somebody has named it
 * @param reversedOn since when it does not count any more, or null
 */
public record ReturnCandidate(
    long paymentId,
    String reference,
    String customerNumber,
    String customerName,
    LocalDate receivedOn,
    String currency,
    BigDecimal amount,
    LocalDate reversedOn,
    String evidence) {

  static ReturnCandidate of(ReturnMapper.Candidate kept) {
    return new ReturnCandidate(
        kept.paymentId(),
        kept.reference(),
        kept.customerNumber(),
        kept.customerName(),
        kept.receivedOn(),
        kept.currency(),
        kept.amount(),
        kept.reversedOn(),
        kept.evidence());
  }
}

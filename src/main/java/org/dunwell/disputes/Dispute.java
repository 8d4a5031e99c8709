package org.dunwell.disputes;

import java.math.BigDecimal;
import java.time.Instant;
import org.dunwell.platform.Money;

/**
 * What a customer says is wrong with an invoice, from the minute it is raised until it is over.
 *
 * @param key names where it came from
 * @param currency ISO 4217, of all amounts
 * @param reasonCode one of {@code disputes.reason_code}
 * @param amount what was disputed when it was raised
 * @param openAmount what of it is still in dispute; 0 when it is over
 * @param whole whether all that is open of the invoice is in dispute
 * @param words what the customer says; null when nobody wrote it down
 * @param channel see {@link NewDispute}
 * @param contactId who at the customer said so, or null
 * @param state {@code open} or {@code ended}
 * @param outcome {@code credited}, {@code rejected}, {@code corrected}, {@code withdrawn} or {@code
 *     paid}; null while it is open
 * @param creditedAmount what the customer need not pay; 0 unless credited or corrected
 * @param creditNoteId null unless our own credit note ended it
 */
public record Dispute(
    long id,
    String key,
    long invoiceId,
    String invoiceNumber,
    long customerId,
    String customerNumber,
    String customerName,
    long sellingEntityId,
    String currency,
    String reasonCode,
    String reasonName,
    BigDecimal amount,
    BigDecimal openAmount,
    boolean whole,
    String words,
    String channel,
    Long contactId,
    String raisedBy,
    Instant raisedAt,
    String state,
    String outcome,
    BigDecimal creditedAmount,
    Long creditNoteId,
    Instant endedAt,
    String endedBy,
    String processInstanceId,
    int version) {

  public Dispute {
    amount = Money.of(amount.stripTrailingZeros(), currency).amount();
    openAmount = Money.of(openAmount.stripTrailingZeros(), currency).amount();
    creditedAmount = Money.of(creditedAmount.stripTrailingZeros(), currency).amount();
  }

  public boolean isOpen() {
    return state.equals("open");
  }

  /** Names its block in receivables. */
  public String source() {
    return source(id);
  }

  static String source(long id) {
    return "dispute/" + id;
  }

  /** What is still in dispute. */
  public Money open() {
    return Money.of(openAmount, currency);
  }

  /**
   * @throws DisputeNotAllowed when it is over
   */
  public void checkOpen() {
    if (!isOpen()) {
      throw new DisputeNotAllowed(
          "This dispute has ended meanwhile (%s); nothing of yours was stored. Open it to see how."
              .formatted(outcome));
    }
  }
}

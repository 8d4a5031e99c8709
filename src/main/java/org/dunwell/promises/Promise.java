package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a customer has promised to pay, and what has become of it.
 *
 * @param key see {@link NewPromise#key()}
 * @param currency ISO 4217, of all amounts
 * @param keptAmount what has come in for it until its grace was over, at most {@code amount}
 * @param unmatchedAmount what of that closes no invoice yet
 * @param graceUntil the last day on which money still counts, in the selling entity's zone
 * @param state {@code open}, {@code kept}, {@code partly-kept}, {@code broken}, {@code withdrawn}
 *     (nothing of it is owed any more, or it was taken back), {@code superseded} (by a new one) or
 *     {@code cancelled} (it was an error)
 * @param endedAt null while it is open
 * @param planId of which plan it is a leg, or null
 * @param leg counted from 1, or null
 * @param reason why it was taken back or cancelled
 * @param items the invoices, oldest due first
 */
public record Promise(
    long id,
    String key,
    long customerId,
    String customerNumber,
    long sellingEntityId,
    String currency,
    BigDecimal amount,
    BigDecimal keptAmount,
    BigDecimal unmatchedAmount,
    LocalDate promisedFor,
    LocalDate graceUntil,
    String state,
    String channel,
    String saidBy,
    String takenBy,
    Instant takenAt,
    Instant endedAt,
    Long planId,
    Integer leg,
    String note,
    String reason,
    List<PromiseItem> items) {

  public Promise {
    amount = Phrases.in(currency, amount);
    keptAmount = Phrases.in(currency, keptAmount);
    unmatchedAmount = Phrases.in(currency, unmatchedAmount);
  }

  public boolean isOpen() {
    return state.equals("open");
  }

  /** The invoices it is still about. */
  public List<Long> invoiceIds() {
    return items.stream().filter(item -> !item.released()).map(PromiseItem::invoiceId).toList();
  }
}

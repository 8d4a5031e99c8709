package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.promises.evidence.SaidSentence;

/**
 * What a customer has said it will pay.
 *
 * @param key names the occasion, such as {@code call/17}: taking it again under the same key
 *     changes nothing; null for none
 * @param invoiceIds open invoices of this customer, of one selling entity and currency
 * @param amount in their currency; null for all that can be promised of them
 * @param promisedFor the day on which the money is to be there, in the selling entity's zone
 * @param channel {@code call}, {@code email}, {@code portal}, {@code phone}, {@code sms} or {@code
 *     in-person}
 * @param saidBy who said it, or null
 * @param takenBy user id; {@link Promises#CUSTOMER} when the customer entered it
 * @param note in somebody's own words, or null
 * @param said the sentence that proves it; null when nobody has it word for word. It is kept with
 *     the promise, and the confirmation in writing quotes it
 */
public record NewPromise(
    String key,
    long customerId,
    List<Long> invoiceIds,
    BigDecimal amount,
    LocalDate promisedFor,
    String channel,
    String saidBy,
    String takenBy,
    String note,
    SaidSentence said) {

  /** One that nothing proves but who has taken it. */
  public NewPromise(
      String key,
      long customerId,
      List<Long> invoiceIds,
      BigDecimal amount,
      LocalDate promisedFor,
      String channel,
      String saidBy,
      String takenBy,
      String note) {
    this(key, customerId, invoiceIds, amount, promisedFor, channel, saidBy, takenBy, note, null);
  }
}

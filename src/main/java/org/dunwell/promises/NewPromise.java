package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

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
    String note) {}

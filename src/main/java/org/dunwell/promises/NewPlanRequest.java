package org.dunwell.promises;

import java.time.LocalDate;
import java.util.List;

/**
 * A wish to pay in parts.
 *
 * @param invoiceIds of this customer; those that are settled or part of a plan are left out
 * @param channel {@code call}, {@code email}, {@code portal}, or {@code escalation}: a credit
 *     manager offers it
 * @param source names where it was said, such as {@code call/12}
 * @param askedBy who at the customer asked, or null
 * @param note in somebody's own words, or null
 * @param by user id of who entered it
 * @param holdUntil the last day on which the invoices are left alone while nobody has answered;
 *     null: they are not
 */
public record NewPlanRequest(
    long customerId,
    List<Long> invoiceIds,
    String channel,
    String source,
    String askedBy,
    String note,
    String by,
    LocalDate holdUntil) {

  public NewPlanRequest {
    invoiceIds = List.copyOf(invoiceIds);
  }
}

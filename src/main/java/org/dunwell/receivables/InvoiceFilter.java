package org.dunwell.receivables;

/**
 * Which invoices to list, in id order.
 *
 * @param state one of an invoice's states, or null for all
 * @param customerId or null for all
 * @param after the id after which the page begins; null for the first
 * @param limit how many, at most {@link Invoices#PAGE}
 */
public record InvoiceFilter(String state, Long customerId, Long after, int limit) {

  public InvoiceFilter {
    limit = Math.max(1, Math.min(limit, Invoices.PAGE));
  }
}

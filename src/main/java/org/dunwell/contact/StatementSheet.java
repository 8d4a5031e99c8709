package org.dunwell.contact;

import java.util.List;
import org.dunwell.contact.templates.Words;

/**
 * A statement of account as a customer reads it: everything is text in the customer's language,
 * ready to stand in a letter or on a page.
 *
 * @param title what it is and of which day
 * @param sections one per currency; amounts of two currencies never meet
 * @param bank how to pay: label and value; empty when the selling entity has given no account
 * @param company name, address and registration of the selling entity, a line each
 */
public record StatementSheet(
    Words words, String title, List<Section> sections, List<Pair> bank, List<String> company) {

  /**
   * What is open in one currency.
   *
   * @param lines invoices, those past due first
   * @param credits what counts for the customer, amounts with their minus
   * @param totals from past due to what is asked for
   */
  public record Section(
      String currency, List<Line> lines, List<Pair> credits, List<Total> totals) {}

  /**
   * An invoice.
   *
   * @param late days late, or that it is not yet due
   * @param note what is blocked, or empty
   */
  public record Line(
      long invoiceId,
      String number,
      String issued,
      String due,
      String late,
      String amount,
      String open,
      String note,
      boolean pastDue) {}

  /**
   * A sum.
   *
   * @param strong the one to be paid
   */
  public record Total(String label, String amount, boolean strong) {}

  /** A label and what belongs to it. */
  public record Pair(String label, String value) {}

  /** Whether there is anything on it at all. */
  public boolean isEmpty() {
    return sections.isEmpty();
  }
}

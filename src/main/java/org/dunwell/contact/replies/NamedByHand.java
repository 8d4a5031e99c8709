package org.dunwell.contact.replies;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.springframework.stereotype.Component;

/** Invoices as people type them into a form: numbers with commas between. */
@Component
public class NamedByHand {

  /** More are easier chosen on the page of the mail; the form's text has an end. */
  private static final int MOST = 50;

  private final Invoices invoices;

  NamedByHand(Invoices invoices) {
    this.invoices = invoices;
  }

  /** The numbers of invoices, the first of them when there are many. */
  public String numbers(List<Long> invoiceIds) {
    return invoices.byIds(invoiceIds.stream().limit(MOST).toList()).stream()
        .map(Invoice::number)
        .collect(Collectors.joining(", "));
  }

  /**
   * The invoices of a customer behind numbers.
   *
   * @param numbers with commas, semicolons or line breaks between; null for none
   * @throws BrokenRule when there is no such invoice of this customer
   */
  public List<Long> invoices(long customerId, String numbers) {
    if (numbers == null) {
      return List.of();
    }
    return Arrays.stream(numbers.split("[,;\\n]"))
        .map(String::strip)
        .filter(number -> !number.isEmpty())
        .distinct()
        .map(number -> one(customerId, number))
        .toList();
  }

  private long one(long customerId, String number) {
    return invoices.byNumber(number).stream()
        .filter(invoice -> invoice.customerId() == customerId)
        .map(Invoice::id)
        .findFirst()
        .orElseThrow(
            () ->
                new BrokenRule(
                    "This customer has no invoice %s. Put commas between numbers."
                        .formatted(number)));
  }
}

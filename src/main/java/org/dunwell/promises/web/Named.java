package org.dunwell.promises.web;

import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.springframework.stereotype.Component;

/** Customers and invoices by the numbers people use, as far as the caller sees them. */
@Component
class Named {

  private final Customers customers;
  private final Invoices invoices;
  private final Access access;

  Named(Customers customers, Invoices invoices, Access access) {
    this.customers = customers;
    this.invoices = invoices;
    this.access = access;
  }

  /**
   * @throws NotThere when there is none, or the caller may not see it
   */
  long customer(String number) {
    if (!access.toCustomer(number)) {
      throw new NotThere("customer", number);
    }
    return customers.byNumber(number).id();
  }

  /** Two companies of ours may use the same number, but hardly for the same customer. */
  long invoice(String number, long customer) {
    return invoices.byNumber(number).stream()
        .filter(invoice -> invoice.customerId() == customer && access.toInvoice(invoice.id()))
        .findFirst()
        .map(Invoice::id)
        .orElseThrow(() -> new NotThere("invoice", number));
  }
}

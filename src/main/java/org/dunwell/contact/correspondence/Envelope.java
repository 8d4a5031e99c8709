package org.dunwell.contact.correspondence;

import java.time.ZoneId;
import org.dunwell.contact.templates.Words;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.SellingEntity;

/**
 * From whom to whom.
 *
 * @param contactName null when only an address is known
 * @param language ISO 639-1
 */
record Envelope(
    SellingEntity entity,
    Customer customer,
    long contactId,
    String contactName,
    String email,
    String language,
    ZoneId zone) {

  Account account() {
    return new Account(customer.id(), entity.id());
  }

  Words words() {
    return Words.in(language);
  }
}

package org.dunwell.portal;

import org.dunwell.TestLedger;
import org.dunwell.contact.PayLinks;
import org.dunwell.receivables.Account;

/** Links as letters bring them. */
final class PortalLink {

  private PortalLink() {}

  /** The path of a customer's own page. */
  static String of(PayLinks links, TestLedger ledger, long customer) {
    long entity =
        ledger.one(Long.class, "select id from receivables.selling_entity where code = 'DE'");
    return "/pay/" + links.token(new Account(customer, entity));
  }
}

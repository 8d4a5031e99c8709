package org.dunwell.contact;

import org.dunwell.receivables.Account;

/** A request that waits, or that stands in a letter which is not sent yet. */
record Waiting(
    long id, String kind, String tone, long customerId, long sellingEntityId, long invoiceId) {

  Account account() {
    return new Account(customerId, sellingEntityId);
  }

  boolean isAutomated() {
    return tone.equals(ContactRequest.AUTOMATED);
  }

  boolean isNotice() {
    return kind.equals("notice");
  }
}

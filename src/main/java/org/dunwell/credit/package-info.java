/**
 * How much we trust a customer, or a prospect who has no account yet: scores, reports of credit
 * bureaus, alerts, limits, the check of an order, holds, applications and reviews. Sets the risk
 * class of a customer in receivables; must not know what collections or a page does with it.
 */
@ApplicationModule(
    displayName = "Credit",
    allowedDependencies = {
      "platform",
      "receivables",
      "receivables :: imports",
      "receivables :: marks",
      "receivables :: undo",
      "contact",
      "contact :: correspondence",
      "contact :: letters",
      "contact :: templates",
      "disputes",
      "disputes :: evidence",
      "promises",
      "payments"
    })
package org.dunwell.credit;

import org.springframework.modulith.ApplicationModule;

/**
 * Every word with a customer: requests from upper rooms, the policy that says when, one letter or
 * call for all that is due to one customer, sending, and what comes back. Knows what is owed; does
 * not know cases, nor who asks.
 */
@ApplicationModule(
    displayName = "Contact",
    allowedDependencies = {
      "platform",
      "receivables",
      "receivables :: contacts",
      "receivables :: documents",
      "receivables :: undo"
    })
package org.dunwell.contact;

import org.springframework.modulith.ApplicationModule;

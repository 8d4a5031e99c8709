/**
 * How money arrives: online through Stripe, on bank statements; what it pays for; what lateness
 * costs. Records payments in receivables, sets and lifts blocks there, and opens disputes; must not
 * know what collections does about any of it, nor who shows the pages on which customers pay.
 */
@ApplicationModule(
    displayName = "Payments",
    allowedDependencies = {
      "platform",
      "receivables",
      "receivables :: imports",
      "receivables :: undo",
      "contact",
      "contact :: correspondence",
      "contact :: replies",
      "contact :: templates",
      "disputes",
      "promises"
    })
package org.dunwell.payments;

import org.springframework.modulith.ApplicationModule;

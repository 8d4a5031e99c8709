/**
 * Promises to pay and payment plans: taken within limits, confirmed at once, kept, partly kept or
 * broken by themselves as money arrives. Must not know what collections does about a broken one.
 */
@ApplicationModule(
    displayName = "Promises",
    allowedDependencies = {
      "platform",
      "receivables",
      "receivables :: undo",
      "contact",
      "contact :: correspondence",
      "contact :: phone",
      "contact :: replies",
      "contact :: templates",
      "contact :: texts"
    })
package org.dunwell.promises;

import org.springframework.modulith.ApplicationModule;

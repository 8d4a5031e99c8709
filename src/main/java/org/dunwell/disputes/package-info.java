/**
 * What customers say is wrong with what they owe, until it is credited, rejected or withdrawn: what
 * kinds of reasons there are, which department looks into them and when its people work. Knows what
 * is owed and how to write to a customer; must not know how anybody collects.
 */
@ApplicationModule(
    displayName = "Disputes",
    allowedDependencies = {
      "platform",
      "receivables",
      "receivables :: contacts",
      "receivables :: documents",
      "receivables :: imports",
      "receivables :: notes",
      "receivables :: undo",
      "contact",
      "contact :: correspondence",
      "contact :: letters",
      "contact :: replies",
      "contact :: templates"
    })
package org.dunwell.disputes;

import org.springframework.modulith.ApplicationModule;

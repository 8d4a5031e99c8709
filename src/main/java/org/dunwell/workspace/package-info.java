/**
 * Our people's pages that show more than one room: home, cases, customers, invoices, messages,
 * tasks, troubles. Reads the tables of the rooms beneath by SQL of its own and writes nothing.
 */
@ApplicationModule(
    displayName = "Workspace",
    allowedDependencies = {
      "platform",
      "receivables",
      "contact",
      "contact :: correspondence",
      "contact :: phone",
      "disputes",
      "disputes :: decision",
      "disputes :: departments",
      "disputes :: evidence",
      "disputes :: questions",
      "promises",
      "promises :: evidence",
      "promises :: proposals",
      "payments :: interest",
      "payments",
      "collections",
      "collections :: calls",
      "collections :: worklist",
      "receivables :: contacts",
      "receivables :: documents",
      "receivables :: notes"
    })
package org.dunwell.workspace;

import org.springframework.modulith.ApplicationModule;

/**
 * What the ledger looks like from above: ageing, past due over time, days sales outstanding, the
 * process with the number of cases at each step. Reads the tables of the rooms beneath; keeps only
 * each day's position, so that yesterday can be drawn.
 */
@ApplicationModule(
    displayName = "Insights",
    allowedDependencies = {
      "platform",
      "receivables",
      "receivables :: imports",
      "receivables :: undo",
      "collections"
    })
package org.dunwell.insights;

import org.springframework.modulith.ApplicationModule;

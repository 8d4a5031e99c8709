/**
 * Lives a past ledger day by day on an emptied sandbox: each day's invoices and payments come in
 * when they did, everything else happens by itself. Knows the imports by their kinds and the rooms
 * beneath by their tables, for its report; no room knows it.
 */
@ApplicationModule(
    displayName = "Replay",
    allowedDependencies = {"platform", "receivables", "receivables :: imports", "promises"})
package org.dunwell.replay;

import org.springframework.modulith.ApplicationModule;

/**
 * The way back to the ERP: what Dunwell brings about leaves as numbered batches of entries, the ERP
 * acknowledges them, and what its next files show of them is recognised. The entries themselves are
 * written where the facts are, in {@code receivables}.
 */
package org.dunwell.receivables.journal;

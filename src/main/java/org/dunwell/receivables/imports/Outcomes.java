package org.dunwell.receivables.imports;

import java.util.List;

/**
 * What became of some rows.
 *
 * @param accepted rows that changed the ledger
 * @param unchanged rows that say what the ledger already knows
 * @param rejected at least one problem for each row that was refused, in line order
 */
public record Outcomes(long accepted, long unchanged, List<Problem> rejected) {

  /** How many rows were refused. */
  public long rejectedRows() {
    return rejected.stream().mapToLong(Problem::line).distinct().count();
  }
}

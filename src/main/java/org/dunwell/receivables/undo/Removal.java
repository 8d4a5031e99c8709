package org.dunwell.receivables.undo;

import java.util.Optional;
import java.util.Set;

/** How one kind of row is taken out of the ledger again. In the caller's transaction. */
interface Removal {

  Set<Brought> takes();

  /** Locks whatever others might change before the check, customers first and in id order. */
  void lock(UndoRun run, Brought brought);

  /** Takes all of it out: from here on nobody finds it any more. */
  void takeOut(UndoRun run, Brought brought);

  /**
   * A portion of what is left to do.
   *
   * @return the last row that was dealt with; empty when nothing is left
   */
  default Optional<Long> tidy(UndoRun run) {
    return Optional.empty();
  }
}

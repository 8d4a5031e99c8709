package org.dunwell.receivables.undo;

import java.util.Set;
import org.dunwell.platform.BrokenRule;

/**
 * An import as far as its undoing needs to know it.
 *
 * @param changesKnown whether it was written down what it changed besides creating
 * @param undoBy who has it undone, or null
 * @param undoFrom the state it was in before
 * @param undoDecided whether its rows are taken out and only tidying up is left
 * @param undoAfter the row up to which is tidied up
 * @param undoRefused why the last try was refused, or null
 */
public record UndoRun(
    long id,
    String kind,
    String fileName,
    boolean dryRun,
    String state,
    long accepted,
    boolean changesKnown,
    String undoBy,
    String undoFrom,
    boolean undoDecided,
    long undoAfter,
    String undoRefused,
    Long undoneRows) {

  private static final Set<String> ENDED = Set.of("done", "failed", "cancelled");

  /** Kinds that change rows besides creating some. */
  private static final Set<String> CHANGE_WHAT_IS_THERE =
      Set.of("selling-entities", "customers", "open-items");

  static final String COLUMNS =
      """
      id, kind, file_name, dry_run, state, accepted, changes_known, undo_by, undo_from,
      undo_decided, undo_after, undo_refused, undone_rows
      """;

  /** Whether a page should offer it at all. */
  public boolean canBeAsked() {
    return !dryRun && accepted > 0 && ENDED.contains(state) && Brought.by(kind).isPresent();
  }

  /**
   * What it brought.
   *
   * @throws BrokenRule when imports of this kind or in this state cannot be undone
   */
  Brought brought() {
    if (dryRun) {
      throw refused("was a dry run: nothing was stored");
    }
    if (state.equals("undone") || state.equals("undoing")) {
      throw refused("is " + state + " already");
    }
    if (!ENDED.contains(state)) {
      throw refused("is " + state + "; cancel it first, or wait until it has ended");
    }
    Brought brought =
        Brought.by(kind)
            .orElseThrow(
                () ->
                    refused(
                        kind.equals("disputes")
                            ? "brought disputes, which are withdrawn one by one"
                            : "brought " + kind + ", which replace each other"));
    if (CHANGE_WHAT_IS_THERE.contains(kind) && !changesKnown) {
      throw refused("is older than the books that say what an import changed");
    }
    return brought;
  }

  private BrokenRule refused(String why) {
    return new BrokenRule("Import %d %s. It cannot be undone.".formatted(id, why));
  }
}

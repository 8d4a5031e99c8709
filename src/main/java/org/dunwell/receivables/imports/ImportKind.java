package org.dunwell.receivables.imports;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** One kind of thing that can be imported. Rooms offer theirs as beans. */
public interface ImportKind {

  /** As in {@code POST /api/imports?kind=...}, such as {@code credit-notes}. */
  String name();

  /** What its rows say. */
  List<Field> fields();

  /** Whether only credit managers may bring it: what it says decides about credit by itself. */
  default boolean isForCreditManagers() {
    return false;
  }

  /**
   * Opens a file of this kind; most are delimited text.
   *
   * @param fileName as whoever sent it calls it
   * @throws UnreadableFile when it is none
   */
  default RowFile open(String fileName, InputStream file, Mapping mapping) {
    return LedgerFile.open(file, mapping, this);
  }

  /**
   * Looks a stored file through before its first row is taken, where the beginning does not show
   * whether the end is sound.
   *
   * @throws UnreadableFile when it is not
   */
  default void check(InputStream file) {
    Unpacked.check(file);
  }

  /**
   * As {@link #check(InputStream)}, for kinds that read the rows themselves to look them through.
   */
  default void check(InputStream file, Mapping mapping) {
    check(file);
  }

  /**
   * Hears that a run has ended, in the transaction that ends it.
   *
   * @param state done, failed or cancelled
   * @param failure why it failed, or null
   */
  default void ended(long importId, String state, String failure) {}

  /**
   * How many rows are stored in one transaction: large enough that its fixed costs vanish, small
   * enough to be kept in memory and repeated.
   */
  default int chunk() {
    return 5_000;
  }

  /**
   * Stores rows in the caller's transaction, good ones although others are refused. Rows that the
   * ledger already knows change nothing.
   *
   * @param importId the run, or null when there is none (a replay)
   * @param rows at most a few thousand, none with problems
   */
  Outcomes apply(Long importId, List<Row> rows);

  /** Hears of rows that could not be read, so that "in the file" and "stored" stay two things. */
  default void unreadable(Long importId, List<Row> rows) {}

  /**
   * After the last row: a question a person has to answer with yes or no before the run is
   * completed; empty when there is none.
   */
  default Optional<String> question(long importId) {
    return Optional.empty();
  }

  /**
   * After the last row and the answer: a bounded portion of what is left to do, in the caller's
   * transaction.
   *
   * @param agreed what was answered; true when nothing was asked
   * @return whether nothing is left
   */
  default boolean complete(long importId, boolean agreed) {
    return true;
  }
}

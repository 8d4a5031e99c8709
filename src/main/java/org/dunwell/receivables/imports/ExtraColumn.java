package org.dunwell.receivables.imports;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A column that an upper room reads from rows about invoices: what the ledger knows about them and
 * receivables does not. Offered as a bean; mapping files and pages know it like any other field.
 */
public interface ExtraColumn {

  /**
   * An invoice as it stands after its row was stored.
   *
   * @param isNew whether this row brought it; else the ledger had it already
   */
  record Stored(long invoiceId, boolean isNew, Row row) {}

  /** The kinds whose rows may have it: {@code invoices}, {@code open-items}. */
  Set<String> kinds();

  /** An optional field whose name no other field of these kinds has. */
  Field field();

  /**
   * Looks at rows that have a value, before anything of the chunk is stored.
   *
   * @return a problem for each row that is to be refused as a whole
   */
  default List<Problem> check(Collection<Row> rows) {
    return List.of();
  }

  /**
   * Takes what stands in rows that have a value, in the transaction that stored them; set-based.
   * The same row comes again with the same file, with tomorrow's snapshot, when a run goes on after
   * a crash or is repeated in halves: whoever takes it has to know what it has taken before and
   * must pass over invoices that are closed by now.
   *
   * @return the lines that changed something
   */
  Set<Long> take(List<Stored> rows);
}

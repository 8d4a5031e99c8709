package org.dunwell.payments.bank;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.payments.bank.read.CsvColumns;
import org.dunwell.receivables.imports.Field;
import org.dunwell.receivables.imports.ImportKind;
import org.dunwell.receivables.imports.Mapping;
import org.dunwell.receivables.imports.Outcomes;
import org.dunwell.receivables.imports.Row;
import org.dunwell.receivables.imports.RowFile;
import org.dunwell.receivables.imports.UnreadableFile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bank statements are imports: stored first, looked through whole, then taken chunk by chunk. What
 * is wrong anywhere in a file refuses all of it before its first line is kept.
 */
@Component
@Order(90)
class StatementKind implements ImportKind {

  private final BankAccounts accounts;
  private final StatementStore store;

  StatementKind(BankAccounts accounts, StatementStore store) {
    this.accounts = accounts;
    this.store = store;
  }

  @Override
  public String name() {
    return CsvColumns.NAME;
  }

  @Override
  public List<Field> fields() {
    return CsvColumns.columns();
  }

  @Override
  public RowFile open(String fileName, InputStream file, Mapping mapping) {
    return StatementRows.open(file, mapping);
  }

  /** To the end: balances, control totals and accounts show only there whether all is well. */
  @Override
  public void check(InputStream file, Mapping mapping) {
    Map<String, Boolean> known = new HashMap<>();
    String account = null;
    long lines = 0;
    try (StatementRows rows = StatementRows.open(file, mapping)) {
      while (rows.hasNext()) {
        Row row = rows.next();
        switch (row.text(StatementRows.PART)) {
          case StatementRows.HEAD -> {
            account = row.text("account");
            lines = 0;
          }
          case StatementRows.LINE -> lines++;
          default -> {
            boolean ours =
                known.computeIfAbsent(account, number -> accounts.find(number).isPresent());
            if (!ours && lines > 0) {
              throw unknown(account);
            }
          }
        }
      }
    }
  }

  private static UnreadableFile unknown(String account) {
    return UnreadableFile.because(
        "The file has lines of the account %s, which is none of ours.".formatted(account),
        "Add it under Bank statements, Accounts, or fill in the IBAN of its selling entity; then"
            + " upload the file again.");
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcomes apply(Long importId, List<Row> rows) {
    long kept = store.store(importId, rows);
    return new Outcomes(kept, rows.size() - kept, List.of());
  }

  @Override
  public void ended(long importId, String state, String failure) {
    store.ended(importId, state, failure);
  }
}

package org.dunwell.payments.bank;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.imports.Row;
import org.dunwell.receivables.imports.Staging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the rows of bank files: a chunk goes in by one COPY and one statement. */
@Component
class StatementStore {

  private static final Staging.Table LINES =
      new Staging.Table(
          "staged_statement_line",
          "line, statement, fingerprint, booking, number, booked_on, value_on, currency, amount,"
              + " kind, bank_reference, end_to_end_id, mandate_id, structured_reference,"
              + " remittance, payer_name, payer_account, payer_bic, return_reason, code,"
              + " original_currency, original_amount, exchange_rate, charges_currency, charges",
          """
          line bigint not null,
          statement integer not null,
          fingerprint text not null,
          booking text,
          number integer not null,
          booked_on date not null,
          value_on date not null,
          currency char(3),
          amount numeric(19,4) not null,
          kind text not null,
          bank_reference text,
          end_to_end_id text,
          mandate_id text,
          structured_reference text,
          remittance text,
          payer_name text,
          payer_account text,
          payer_bic text,
          return_reason text,
          code text,
          original_currency char(3),
          original_amount numeric(19,4),
          exchange_rate numeric(20,10),
          charges_currency char(3),
          charges numeric(19,4)
          """);

  private static final String[] FIELDS = {
    "statement",
    "fingerprint",
    "booking",
    "number",
    "bookedOn",
    "valueOn",
    "currency",
    "amount",
    "kind",
    "bankReference",
    "endToEndId",
    "mandateId",
    "structuredReference",
    "remittance",
    "payerName",
    "payerAccount",
    "payerBic",
    "returnReason",
    "code",
    "originalCurrency",
    "originalAmount",
    "exchangeRate",
    "chargesCurrency",
    "charges"
  };

  private final JdbcClient jdbc;
  private final BankStatementMapper mapper;
  private final Staging staging;
  private final BankAccounts accounts;
  private final Clock clock;

  StatementStore(
      JdbcClient jdbc,
      BankStatementMapper mapper,
      Staging staging,
      BankAccounts accounts,
      Clock clock) {
    this.jdbc = jdbc;
    this.mapper = mapper;
    this.staging = staging;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Stores rows in the caller's transaction.
   *
   * @return how many lines nobody knew before
   */
  long store(Long importId, List<Row> rows) {
    if (importId == null) {
      throw new BrokenRule("Bank statements cannot be replayed.");
    }
    long file = file(importId);
    List<Object[]> lines = new ArrayList<>();
    for (Row row : rows) {
      switch (row.text(StatementRows.PART)) {
        case StatementRows.HEAD -> begin(file, row);
        case StatementRows.LINE -> lines.add(values(row));
        default -> {}
      }
    }
    long kept = 0;
    if (!lines.isEmpty()) {
      staging.fill(LINES, lines);
      kept = mapper.keep(file);
      mapper.count(file);
    }
    rows.stream()
        .filter(row -> row.text(StatementRows.PART).equals(StatementRows.END))
        .forEach(row -> end(file, row));
    return kept;
  }

  /** The file's row, which whoever uploads under Imports has not made. */
  private long file(long importId) {
    mapper.makeFile(importId, Timestamp.from(clock.instant()));
    return jdbc.sql(
            """
            update payments.statement_file
            set state = 'reading'
            where import_id = ?
            returning id
            """)
        .param(importId)
        .query(Long.class)
        .single();
  }

  private void begin(long file, Row row) {
    Optional<BankAccount> account = accounts.take(row.text("account"));
    if (account.isEmpty()) {
      // it has no lines, or the file would have been refused
      return;
    }
    jdbc.sql("update payments.statement_file set format = ? where id = ?")
        .params(row.text("format"), file)
        .update();
    jdbc.sql(
            """
            insert into payments.statement (
              file_id, ordinal, bank_account_id, reference, kind, currency, opening)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (file_id, ordinal) where ordinal > 0 do nothing
            """)
        .params(
            file,
            Integer.parseInt(row.text("statement")),
            account.get().id(),
            row.text("reference"),
            row.text("kind"),
            row.text("currency"),
            row.amount("opening"))
        .update();
  }

  private static Object[] values(Row row) {
    Object[] values = new Object[FIELDS.length + 1];
    values[0] = row.line();
    for (int i = 0; i < FIELDS.length; i++) {
      values[i + 1] = row.text(FIELDS[i]);
    }
    return values;
  }

  private void end(long file, Row row) {
    jdbc.sql(
            """
            update payments.statement
            set closing = ?, currency = coalesce(currency, ?), pending = ?
            where file_id = ?
              and ordinal = ?
            """)
        .params(
            row.amount("closing"),
            row.text("currency"),
            Integer.parseInt(row.text("pending")),
            file,
            Integer.parseInt(row.text("statement")))
        .update();
  }

  /** What the import came to is what the file came to. */
  void ended(long importId, String state, String failure) {
    boolean read = state.equals("done");
    jdbc.sql(
            """
            update payments.statement_file
            set state = ?, failure = ?, read_at = ?
            where import_id = ?
            """)
        .params(
            read ? "read" : "refused",
            read
                ? null
                : failure == null ? "Somebody cancelled it; lines kept until then stay." : failure,
            Timestamp.from(clock.instant()),
            importId)
        .update();
  }
}

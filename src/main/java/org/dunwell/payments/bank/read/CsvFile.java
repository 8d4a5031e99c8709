package org.dunwell.payments.bank.read;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.dunwell.payments.bank.read.BankLine.Entry;
import org.dunwell.payments.bank.read.BankLine.Kind;
import org.dunwell.payments.bank.read.BankLine.Party;
import org.dunwell.payments.bank.read.BankLine.Texts;
import org.dunwell.receivables.imports.LedgerFile;
import org.dunwell.receivables.imports.Mapping;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.Row;
import org.dunwell.receivables.imports.UnreadableFile;

/**
 * Turnovers as delimited text, whose columns a mapping names. Rows of one account in a row are a
 * statement; there are no balances that could be checked.
 */
final class CsvFile implements StatementFile {

  private static final String MEND =
      "Name the columns in a mapping, section \"bank-statements\" (docs/imports.md).";
  private static final Set<String> KINDS =
      Set.of("payment", "return", "reversal", "charge", "other");

  private final LedgerFile rows;
  private final Deque<StatementPart> read = new ArrayDeque<>();
  private String account;
  private long last = 1;

  CsvFile(InputStream file, Mapping mapping) {
    this.rows = LedgerFile.open(file, mapping, CsvColumns.ALL);
  }

  @Override
  public String format() {
    return "CSV";
  }

  @Override
  public StatementPart next() {
    if (read.isEmpty() && rows.hasNext()) {
      take(rows.next());
    } else if (read.isEmpty() && account != null) {
      read.add(new StatementEnd(last, null, null, 0));
      account = null;
    }
    return read.poll();
  }

  private void take(Row row) {
    if (!row.problems().isEmpty()) {
      Problem problem = row.problems().get(0);
      throw UnreadableFile.because(
          row.line(),
          (problem.field() == null ? "" : problem.field() + ": ") + problem.problem(),
          problem.mend());
    }
    last = row.line();
    String number = Ibans.bare(row.text("account"));
    if (!number.equals(account)) {
      if (account != null) {
        read.add(new StatementEnd(row.line(), null, null, 0));
      }
      account = number;
      read.add(
          new StatementHead(
              row.line(), number, null, StatementHead.Kind.STATEMENT, row.text("currency"), null));
    }
    BigDecimal amount = amount(row);
    if (amount.signum() != 0) {
      read.add(line(row, amount));
    }
  }

  private static BigDecimal amount(Row row) {
    BigDecimal in = row.amount("credit");
    BigDecimal out = row.amount("debit");
    BigDecimal signed = row.amount("amount");
    if (signed != null) {
      return signed;
    }
    if (in == null && out == null) {
      throw UnreadableFile.because(
          row.line(), "The row says no amount, nor a credit or a debit.", MEND);
    }
    return (in == null ? BigDecimal.ZERO : in.abs())
        .subtract(out == null ? BigDecimal.ZERO : out.abs());
  }

  private static BankLine line(Row row, BigDecimal amount) {
    LocalDate booked = row.date("bookedOn");
    LocalDate valued = row.date("valueOn");
    String reference = Text.provided(row.text("bankReference"));
    return new BankLine(
        row.line(),
        booked,
        valued == null ? booked : valued,
        row.text("currency"),
        amount,
        kind(row, amount),
        reference,
        new Texts(
            Text.provided(row.text("endToEndId")),
            Text.provided(row.text("mandateId")),
            row.text("structuredReference"),
            Text.shortened(row.text("remittance"))),
        new Party(
            row.text("payerName"), Ibans.bare(row.text("payerAccount")), row.text("payerBic")),
        row.text("returnReason"),
        row.text("code"),
        new Entry(reference, amount, 1, 0),
        new Original(
            row.text("originalCurrency"),
            row.amount("originalAmount"),
            row.amount("exchangeRate"),
            row.text("chargesCurrency"),
            row.amount("charges")));
  }

  private static Kind kind(Row row, BigDecimal amount) {
    String said = row.text("type", "").toLowerCase(Locale.ROOT);
    if (KINDS.contains(said)) {
      return Kind.valueOf(said.toUpperCase(Locale.ROOT));
    }
    if (row.text("returnReason") != null) {
      return Kind.RETURN;
    }
    return amount.signum() > 0 ? Kind.PAYMENT : Kind.OTHER;
  }

  @Override
  public void close() {
    rows.close();
  }
}

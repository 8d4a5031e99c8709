package org.dunwell.payments.bank.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.dunwell.payments.bank.read.StatementHead.Kind;
import org.dunwell.receivables.imports.UnreadableFile;

/**
 * BAI2: groups of a day, accounts in them, lines in those; each ends with a total and a count of
 * records, which are checked, so that a file cut off or changed on its way is found out.
 */
final class Bai2File implements StatementFile {

  private static final String MEND = "Ask the bank for the file again.";
  private static final String OPENING = "010";
  private static final String CLOSING = "015";

  private final InputStream in;
  private final Bai2Records records;
  private final Deque<StatementPart> read = new ArrayDeque<>();
  private final Bai2Totals totals = new Bai2Totals();
  private boolean fileEnded;

  // of the group
  private LocalDate day;
  private String groupCurrency;

  // of the account
  private StatementHead account;
  private BigDecimal closing;

  Bai2File(InputStream file) {
    this.in = file;
    this.records = new Bai2Records(file);
  }

  @Override
  public String format() {
    return "BAI2";
  }

  @Override
  public StatementPart next() {
    while (read.isEmpty()) {
      Bai2Records.Record record = records.next();
      if (record == null) {
        if (!fileEnded) {
          throw UnreadableFile.because(
              "The BAI2 file ends early: its trailer (99) is missing.", MEND);
        }
        break;
      }
      take(record);
    }
    return read.poll();
  }

  private void take(Bai2Records.Record record) {
    List<String> fields = record.fields();
    totals.count(record.physical());
    switch (record.code()) {
      case "02" -> group(record, fields);
      case "03" -> account(record, fields);
      case "16" -> line(record);
      case "49" -> accountEnds(record, fields);
      case "98" -> totals.group(record.place(), fields);
      case "99" -> {
        totals.file(record.place(), fields);
        fileEnded = true;
      }
      default -> {}
    }
  }

  private void group(Bai2Records.Record record, List<String> fields) {
    String status = at(fields, 2);
    if (!List.of("1", "3").contains(status)) {
      throw UnreadableFile.because(
          record.place(),
          "The group is no update (status %s): deletions and tests are not posted."
              .formatted(status),
          "Ask the bank for a file with updates (1) or corrections (3).");
    }
    day = date(record.place(), at(fields, 3));
    groupCurrency = at(fields, 5).isBlank() ? "USD" : at(fields, 5);
    totals.beginGroup(record.physical());
  }

  private static String at(List<String> fields, int position) {
    return position < fields.size() ? fields.get(position).strip() : "";
  }

  static LocalDate date(long place, String said) {
    try {
      return LocalDate.parse(said, SwiftLine.DATE);
    } catch (DateTimeException noDate) {
      throw UnreadableFile.because(
          place, "\"%s\" is no date such as 260131.".formatted(said), MEND);
    }
  }

  private void account(Bai2Records.Record record, List<String> fields) {
    if (day == null) {
      throw UnreadableFile.because(
          record.place(), "The account (03) stands in no group (02).", MEND);
    }
    String currency = at(fields, 1).isBlank() ? groupCurrency : at(fields, 1);
    totals.beginAccount(record.physical());
    BigDecimal opening = null;
    closing = null;
    Bai2Summaries summaries = new Bai2Summaries(record.place(), fields.subList(2, fields.size()));
    for (Bai2Summaries.Summary summary : summaries.all()) {
      totals.add(summary.units());
      if (summary.code().equals(OPENING)) {
        opening = money(summary.units(), currency, record.place());
      } else if (summary.code().equals(CLOSING)) {
        closing = money(summary.units(), currency, record.place());
      }
    }
    String number = at(fields, 0);
    account =
        new StatementHead(
            record.place(),
            Ibans.bare(number),
            day + " " + number,
            Kind.STATEMENT,
            currency,
            opening);
    read.add(account);
  }

  /** Amounts have no decimal sign: the currency says how many decimals they have. */
  static BigDecimal money(BigDecimal units, String currency, long place) {
    try {
      int decimals = java.util.Currency.getInstance(currency).getDefaultFractionDigits();
      return units.movePointLeft(Math.max(0, decimals)).setScale(Math.max(0, decimals));
    } catch (IllegalArgumentException unknown) {
      throw UnreadableFile.because(
          place, "\"%s\" is no currency (ISO 4217).".formatted(currency), MEND);
    }
  }

  private void line(Bai2Records.Record record) {
    if (account == null) {
      throw UnreadableFile.because(
          record.place(), "The line (16) stands in no account (03).", MEND);
    }
    Bai2Line line = new Bai2Line(record, account.currency(), day);
    totals.add(line.units());
    if (line.units().signum() != 0) {
      read.add(line.line());
    }
  }

  private void accountEnds(Bai2Records.Record record, List<String> fields) {
    if (account == null) {
      throw UnreadableFile.because(
          record.place(), "The account trailer (49) ends no account (03).", MEND);
    }
    totals.account(record.place(), fields);
    read.add(new StatementEnd(record.place(), account.currency(), closing, 0));
    account = null;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

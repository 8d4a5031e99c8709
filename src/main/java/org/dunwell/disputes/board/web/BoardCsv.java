package org.dunwell.disputes.board.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.stream.Stream;
import org.dunwell.disputes.board.BoardLine;
import org.dunwell.platform.Money;
import org.dunwell.platform.files.SpreadsheetText;

/** Writes lines of the board as CSV; every text is harmless in a spreadsheet. */
final class BoardCsv {

  private static final String[] HEADER = {
    "dispute", "customer", "customerName", "invoice", "reason", "reasonName", "currency", "amount",
    "inDispute", "credited", "state", "stage", "outcome", "department", "owner", "raisedAt",
    "raisedBy", "channel", "dueAt", "pausedUntil", "overdue", "escalation", "endedAt", "days",
    "productLine", "site"
  };

  private final CsvWriter csv;

  /** The stream stays open. */
  BoardCsv(OutputStream out) {
    csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    csv.writeRecord(HEADER);
  }

  void write(BoardLine line) {
    csv.writeRecord(
        Stream.of(
                Long.toString(line.id()),
                line.customerNumber(),
                line.customerName(),
                line.invoiceNumber(),
                line.reasonCode(),
                line.reasonName(),
                line.currency(),
                amount(line.amount(), line.currency()),
                amount(line.openAmount(), line.currency()),
                amount(line.creditedAmount(), line.currency()),
                line.state(),
                line.stage(),
                line.outcome(),
                line.department(),
                line.owner(),
                moment(line.raisedAt()),
                line.raisedBy(),
                line.channel(),
                moment(line.dueAt()),
                moment(line.pausedUntil()),
                Boolean.toString(line.overdue()),
                line.escalation(),
                moment(line.endedAt()),
                Integer.toString(line.days()),
                line.productLine(),
                line.site())
            .map(SpreadsheetText::harmless)
            .toArray(String[]::new));
  }

  void end() throws java.io.IOException {
    csv.flush();
  }

  private static String moment(Instant moment) {
    return moment == null ? null : moment.toString();
  }

  private static String amount(BigDecimal amount, String currency) {
    int decimals = Money.decimals(Currency.getInstance(currency));
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.setScale(Math.max(decimals, plain.scale())).toPlainString();
  }
}

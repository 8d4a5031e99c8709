package org.dunwell.credit.payers;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dunwell.platform.files.SpreadsheetText;
import org.springframework.stereotype.Component;

/**
 * Writes the list as CSV or as a workbook, the same for the page and for a mail; every text is
 * harmless in a spreadsheet.
 */
@Component
public final class PoorPayerFiles {

  /** What a file can be: its ending. */
  static final Set<String> FORMATS = Set.of("csv", "xlsx");

  /** Hands line after line to whoever writes them. */
  public interface Lines {

    void each(Consumer<PoorPayer> reader);
  }

  private static final String CSV = "text/csv;charset=UTF-8";
  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final List<String> HEADER =
      List.of(
          "customer",
          "name",
          "owner",
          "creditClass",
          "points",
          "riskClass",
          "invoicesSettled",
          "daysBeyondTerms",
          "lateShare",
          "trendDays",
          "promisesBroken",
          "currency",
          "open",
          "pastDue",
          "oldestDaysPastDue",
          "expectedLoss");

  /** As browsers and mail programs call it. */
  public String mediaType(String format) {
    return format.equals("csv") ? CSV : WORKBOOK;
  }

  /**
   * Writes it; the stream stays open.
   *
   * @param format {@code csv} or {@code xlsx}
   */
  public void write(String format, OutputStream out, Lines lines) throws IOException {
    if (format.equals("csv")) {
      csv(out, lines);
    } else {
      xlsx(out, lines);
    }
  }

  private static void csv(OutputStream out, Lines lines) throws IOException {
    CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    csv.writeRecord(HEADER);
    lines.each(
        line ->
            csv.writeRecord(
                cells(line).stream()
                    .map(cell -> cell instanceof BigDecimal number ? number.toPlainString() : cell)
                    .map(cell -> cell == null ? null : cell.toString())
                    .map(SpreadsheetText::harmless)
                    .toArray(String[]::new)));
    csv.flush();
  }

  /** Numbers are numbers. */
  private static void xlsx(OutputStream out, Lines lines) throws IOException {
    Workbook book = new Workbook(out, "Dunwell", "1.0");
    Worksheet sheet = book.newWorksheet("Poor payers");
    for (int column = 0; column < HEADER.size(); column++) {
      sheet.value(0, column, HEADER.get(column));
    }
    sheet.range(0, 0, 0, HEADER.size() - 1).style().bold().set();
    sheet.freezePane(0, 1);
    int[] row = {1};
    lines.each(line -> row(sheet, row[0]++, cells(line)));
    book.finish();
  }

  private static void row(Worksheet sheet, int row, List<Object> cells) {
    for (int column = 0; column < cells.size(); column++) {
      if (cells.get(column) instanceof Number number) {
        sheet.value(row, column, number);
      } else if (cells.get(column) != null) {
        sheet.value(row, column, SpreadsheetText.harmless(cells.get(column).toString()));
      }
    }
  }

  private static List<Object> cells(PoorPayer of) {
    return java.util.Arrays.asList(
        of.number(),
        of.name(),
        of.owner(),
        of.creditClass(),
        of.points(),
        of.riskClass(),
        of.invoicesSettled(),
        of.averageDaysBeyondTerms(),
        of.lateShare(),
        of.trendDays(),
        of.promisesBroken(),
        of.currency(),
        of.openAmount(),
        of.pastDue(),
        of.oldestDaysPastDue(),
        of.expectedLoss());
  }
}

package org.dunwell.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.files.SpreadsheetText;
import org.dunwell.receivables.Statement;
import org.springframework.stereotype.Component;

/** All that is open as a table that people can reckon with: amounts are numbers, days are days. */
@Component
class StatementWorkbook {

  static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final List<String> COLUMNS =
      List.of(
          "portal.column.company",
          "portal.column.customer",
          "column.invoice",
          "column.issued",
          "column.due",
          "portal.column.currency",
          "column.amount",
          "column.open",
          "portal.column.pastDue",
          "portal.column.blocked",
          "column.late");

  private static final int FIRST_AMOUNT = 6;

  byte[] write(Visit visit, List<OpenItems.Side> sides) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Dunwell", "1.0")) {
      Worksheet sheet = book.newWorksheet(visit.words().of("portal.file.statement"));
      head(sheet, visit.words());
      int row = 1;
      for (OpenItems.Side side : sides) {
        for (Statement.Item item : side.statement().items()) {
          item(sheet, row++, side, item);
        }
        for (Statement.Credit credit : side.statement().credits()) {
          credit(sheet, row++, side, credit, visit.words());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The statement could not be written", e);
    }
    return out.toByteArray();
  }

  private static void head(Worksheet sheet, Words words) {
    for (int column = 0; column < COLUMNS.size(); column++) {
      sheet.value(0, column, words.of(COLUMNS.get(column)));
      sheet.width(column, column < 3 ? 24 : 14);
    }
    sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().set();
    sheet.freezePane(0, 1);
  }

  private static void item(Worksheet sheet, int row, OpenItems.Side side, Statement.Item item) {
    whose(sheet, row, side);
    text(sheet, row, 2, item.number());
    day(sheet, row, 3, item.issuedOn());
    day(sheet, row, 4, item.dueOn());
    text(sheet, row, 5, item.currency());
    amount(sheet, row, FIRST_AMOUNT, item.amount());
    amount(sheet, row, FIRST_AMOUNT + 1, item.open());
    amount(sheet, row, FIRST_AMOUNT + 2, item.pastDue());
    amount(sheet, row, FIRST_AMOUNT + 3, item.blockedAmount());
    sheet.value(row, FIRST_AMOUNT + 4, item.daysLate());
  }

  private static void credit(
      Worksheet sheet, int row, OpenItems.Side side, Statement.Credit credit, Words words) {
    whose(sheet, row, side);
    text(sheet, row, 2, words.of("portal.received." + credit.kind(), credit.reference()));
    day(sheet, row, 3, credit.date());
    text(sheet, row, 5, credit.currency());
    amount(sheet, row, FIRST_AMOUNT + 1, credit.unapplied().negate());
  }

  private static void whose(Worksheet sheet, int row, OpenItems.Side side) {
    text(sheet, row, 0, side.entity().name());
    text(sheet, row, 1, side.customer().number() + " " + side.customer().name());
  }

  /** Cells of text are none of formulas; still, many save such a file as CSV and open that. */
  private static void text(Worksheet sheet, int row, int column, String text) {
    sheet.value(row, column, SpreadsheetText.harmless(text));
  }

  private static void amount(Worksheet sheet, int row, int column, BigDecimal amount) {
    sheet.value(row, column, amount);
    sheet.style(row, column).format(amount.scale() > 0 ? "#,##0.00" : "#,##0").set();
  }

  private static void day(Worksheet sheet, int row, int column, LocalDate day) {
    sheet.value(row, column, day);
    sheet.style(row, column).format("yyyy-mm-dd").set();
  }
}

package org.dunwell.payments.matching.advices;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunwell.payments.matching.Remittances;
import org.dunwell.payments.matching.Remittances.Advice;
import org.dunwell.payments.matching.Remittances.Item;
import org.dunwell.platform.BrokenRule;

/** Remittance advices in a CSV file, with commas or semicolons; one row is one item. */
public final class AdviceFile {

  /** What a file has to say. */
  public static final String COLUMNS =
      "payer, reference, paidOn, currency, invoice, amount, deduction, reason";

  /** As many as several of the longest advices have. */
  private static final int MOST_ROWS = 5 * Remittances.MOST_ITEMS;

  private final String text;
  private final String header;

  private AdviceFile(byte[] bytes) {
    text = new String(bytes, StandardCharsets.UTF_8).replace("\ufeff", "");
    header = text.lines().findFirst().orElse("");
  }

  /** Whether these bytes look as if they were meant as one: by the names of their columns. */
  public static boolean isOne(byte[] bytes) {
    String names = new AdviceFile(bytes).header.toLowerCase(Locale.ROOT);
    return names.contains("invoice") && names.contains("amount") && names.contains("reference");
  }

  /**
   * Reads them.
   *
   * @param payer number of the customer where a row names none; null when each has to
   * @throws BrokenRule when a row cannot be understood, or there is none
   */
  public static List<Advice> read(byte[] bytes, String payer) {
    return new AdviceFile(bytes).read(payer);
  }

  private List<Advice> read(String payer) {
    boolean semicolons = header.indexOf(';') >= 0 && header.indexOf(',') < 0;
    Map<List<String>, Advice> advices = new LinkedHashMap<>();
    int read = 0;
    try (Reader characters = new StringReader(text);
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder()
                .fieldSeparator(semicolons ? ';' : ',')
                .ofNamedCsvRecord(characters)) {
      for (NamedCsvRecord row : rows) {
        if (++read > MOST_ROWS) {
          throw new BrokenRule(
              "The file has more than %d rows. Send it in parts.".formatted(MOST_ROWS));
        }
        Advice one = advice(row, payer);
        advices.merge(List.of(one.payer(), one.reference()), one, AdviceFile::together);
      }
    } catch (CsvParseException | IllegalArgumentException broken) {
      throw new BrokenRule("The file is no CSV: %s.".formatted(broken.getMessage()));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
    if (advices.isEmpty()) {
      throw new BrokenRule("The file has no rows. Its columns are " + COLUMNS + ".");
    }
    return List.copyOf(advices.values());
  }

  private static Advice together(Advice one, Advice more) {
    List<Item> items = new ArrayList<>(one.items());
    items.addAll(more.items());
    return new Advice(one.payer(), one.reference(), one.paidOn(), one.currency(), null, items);
  }

  private static Advice advice(NamedCsvRecord row, String payer) {
    String paidOn = text(row, "paidOn");
    try {
      return new Advice(
          payer != null && text(row, "payer") == null ? payer : needed(row, "payer"),
          needed(row, "reference"),
          paidOn == null ? null : LocalDate.parse(paidOn),
          needed(row, "currency"),
          null,
          List.of(
              new Item(
                  needed(row, "invoice"),
                  new BigDecimal(needed(row, "amount")),
                  text(row, "deduction") == null ? null : new BigDecimal(text(row, "deduction")),
                  text(row, "reason"))));
    } catch (NumberFormatException | DateTimeParseException wrong) {
      throw new BrokenRule(
          "Line %d cannot be read. Write amounts like 1234.50 and dates like 2026-01-31."
              .formatted(row.getStartingLineNumber()));
    }
  }

  private static String needed(NamedCsvRecord row, String column) {
    String value = text(row, column);
    if (value == null) {
      throw new BrokenRule(
          "Line %d has no %s. The columns are %s."
              .formatted(row.getStartingLineNumber(), column, COLUMNS));
    }
    return value;
  }

  private static String text(NamedCsvRecord row, String column) {
    return row.findField(column).map(String::strip).filter(one -> !one.isEmpty()).orElse(null);
  }
}

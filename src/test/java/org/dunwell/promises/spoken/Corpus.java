package org.dunwell.promises.spoken;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.Money;

/** The sentences that the detector is measured with; their README says what counts as right. */
final class Corpus {

  /** One sentence and what is right about it. */
  record Row(
      String id,
      Utterance utterance,
      SpokenContext context,
      boolean promise,
      LocalDate date,
      Money amount) {}

  private Corpus() {}

  static List<Row> read(String half) {
    Path file = Path.of("src/test/resources/promises/spoken-sentences-" + half + ".csv");
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      return rows.stream().map(Corpus::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(NamedCsvRecord row) {
    String currency = row.getField("currency");
    String date = row.getField("date");
    String amount = row.getField("amount");
    return new Row(
        row.getField("id"),
        new Utterance(
            Speaker.valueOf(row.getField("speaker")),
            0,
            10_000,
            row.getField("sentence"),
            row.getField("language")),
        SpokenContext.of(
            LocalDate.parse(row.getField("calledOn")),
            Money.of(new BigDecimal(row.getField("openAmount")), currency)),
        row.getField("promise").equals("yes"),
        date.isEmpty() ? null : LocalDate.parse(date),
        amount.isEmpty() ? null : Money.of(amount, currency));
  }
}

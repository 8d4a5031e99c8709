package org.dunwell.credit.rates;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dunwell.platform.models.ModelRefused;
import org.dunwell.platform.models.SafeXml;
import org.dunwell.platform.models.XmlElement;
import org.dunwell.receivables.imports.Row;
import org.dunwell.receivables.imports.RowFile;
import org.dunwell.receivables.imports.UnreadableFile;

/**
 * The euro foreign exchange reference rates as the European Central Bank publishes them
 * (https://www.ecb.europa.eu/stats/eurofxref/): {@code eurofxref-daily.xml} and {@code
 * eurofxref-hist-90d.xml}, or {@code eurofxref.csv} and {@code eurofxref-hist.csv}, in which each
 * line is a day and each column a currency. One euro is so many units. The rows are those of our
 * own columns, so that what is refused can be mended and imported as it is.
 */
final class EcbRates {

  private static final String SOURCE =
      "European Central Bank, euro foreign exchange reference rates";
  static final String HEADER = "base,quoted,rate,from,source";
  private static final String ENVELOPE = "http://www.gesmes.org/xml/2002-08-01";
  private static final Pattern CSV = Pattern.compile("(?s)\uFEFF?Date\\s*,\\s*[A-Z]{3}\\s*,.*");
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final String NONE = "N/A";
  private static final int BEGINNING = 64;

  /** Ninety days take 150 kilobytes; what is longer is taken as CSV, line by line. */
  private static final int MOST_BYTES = 4 << 20;

  /** A day has some forty currencies. */
  private static final int LONGEST_LINE = 1 << 14;

  static final String AGAIN = "Take the file from the bank again.";

  private EcbRates() {}

  /** Whether it begins as one of theirs. */
  static boolean isOne(BufferedInputStream in) throws IOException {
    return SafeXml.begins(in) || CSV.matcher(start(in)).matches();
  }

  /**
   * Opens one.
   *
   * @throws UnreadableFile when it is XML and damaged, or of somebody else
   */
  static RowFile open(BufferedInputStream in) throws IOException {
    return new StreamedRates(SafeXml.begins(in) ? xml(in) : csv(in), in);
  }

  private static String start(BufferedInputStream in) throws IOException {
    in.mark(BEGINNING);
    String start = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
    in.reset();
    return start;
  }

  private static Stream<Row> xml(InputStream in) throws IOException {
    XmlElement root;
    try {
      root =
          SafeXml.read("rates", SafeXml.text("rates", in.readNBytes(MOST_BYTES + 1), MOST_BYTES));
    } catch (ModelRefused refused) {
      throw UnreadableFile.because(refused.what(), AGAIN);
    }
    List<XmlElement> days = root.all().filter(one -> one.attribute("time") != null).toList();
    if (!root.is(ENVELOPE, "Envelope") || days.isEmpty()) {
      throw UnreadableFile.because(
          "This XML is not the European Central Bank's: it has no Envelope with a Cube for a day.",
          "Import eurofxref-daily.xml or eurofxref-hist-90d.xml, or CSV with the columns "
              + HEADER
              + ".");
    }
    return days.stream().flatMap(day -> day.children().stream().map(one -> row(day, one)));
  }

  private static Row row(XmlElement day, XmlElement one) {
    return row(day.attribute("time"), one.attribute("currency"), one.attribute("rate"));
  }

  private static Stream<Row> csv(InputStream in) {
    List<String> header = new ArrayList<>();
    return CsvReader.builder()
        .maxBufferSize(LONGEST_LINE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))
        .stream()
        .flatMap(
            line -> {
              if (header.isEmpty()) {
                line.getFields().forEach(name -> header.add(name.strip()));
                return Stream.of();
              }
              return rows(header, line);
            });
  }

  private static Stream<Row> rows(List<String> header, CsvRecord line) {
    List<String> cells = line.getFields().stream().map(String::strip).toList();
    if (cells.size() != header.size()) {
      Row row = Row.of(0, Map.of(), String.join(",", cells));
      return Stream.of(
          row.refused(
              row.problem(
                  null,
                  "Line %d has %d cells, the header %d: it is cut off or damaged."
                      .formatted(line.getStartingLineNumber(), cells.size(), header.size()),
                  AGAIN)));
    }
    return IntStream.range(1, cells.size())
        .filter(i -> !header.get(i).isEmpty() && !cells.get(i).equals(NONE))
        .mapToObj(i -> row(cells.get(0), header.get(i), cells.get(i)));
  }

  private static Row row(String day, String currency, String rate) {
    String raw = "EUR,%s,%s,%s,\"%s\"".formatted(currency, rate, day, SOURCE);
    try {
      return Row.of(
          0,
          Map.of(
              "base",
              "EUR",
              "quoted",
              said(currency),
              "rate",
              said(rate),
              "from",
              day(day).toString(),
              "source",
              SOURCE),
          raw);
    } catch (DateTimeException none) {
      Row row = Row.of(0, Map.of("from", said(day)), raw);
      return row.refused(row.problem("from", "This is not a day.", AGAIN));
    }
  }

  private static String said(String value) {
    return value == null ? "" : value;
  }

  private static LocalDate day(String text) {
    return text.contains(" ") ? LocalDate.parse(text, WORDS) : LocalDate.parse(text);
  }
}

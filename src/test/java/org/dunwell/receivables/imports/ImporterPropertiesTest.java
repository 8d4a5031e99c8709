package org.dunwell.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import net.jqwik.time.api.Dates;
import org.dunwell.platform.BrokenRule;

/** What holds for every file, found out with files that nobody would think of. */
class ImporterPropertiesTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Three texts; enough to have columns. */
  private static final ImportKind KIND =
      new ImportKind() {
        @Override
        public String name() {
          return "things";
        }

        @Override
        public List<Field> fields() {
          return List.of(
              Field.required("a", Field.Type.TEXT),
              Field.optional("b", Field.Type.DATE),
              Field.optional("c", Field.Type.AMOUNT));
        }

        @Override
        public Outcomes apply(Long importId, List<Row> rows) {
          throw new UnsupportedOperationException();
        }
      };

  @Property(tries = 1_000)
  void anyBytesGiveRowsOrSayWhatIsWrong(@ForAll @Size(max = 400) byte[] bytes) {
    readsOrSays(bytes);
  }

  @Property(tries = 1_000)
  void anyBytesBehindAHeaderOrTheBeginningOfAnArchiveGiveRowsOrSayWhatIsWrong(
      @ForAll("beginnings") byte[] beginning, @ForAll @Size(max = 300) byte[] bytes) {
    byte[] file = java.util.Arrays.copyOf(beginning, beginning.length + bytes.length);
    System.arraycopy(bytes, 0, file, beginning.length, bytes.length);
    readsOrSays(file);
  }

  @Provide
  Arbitrary<byte[]> beginnings() {
    return Arbitraries.of(
        "a,b,c\n".getBytes(StandardCharsets.UTF_8),
        "sep=;\na;b;c\n".getBytes(StandardCharsets.UTF_8),
        "\ufeffa\tb\n\"".getBytes(StandardCharsets.UTF_8),
        "\ufeffa|b\n".getBytes(StandardCharsets.UTF_16LE),
        new byte[] {'P', 'K', 3, 4},
        new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0},
        new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3});
  }

  private static void readsOrSays(byte[] bytes) {
    try (LedgerFile file = LedgerFile.open(new ByteArrayInputStream(bytes), Mapping.none(), KIND)) {
      while (file.hasNext()) {
        Row row = file.next();
        assertThat(row.line()).isPositive();
        assertThat(row.problems())
            .allMatch(p -> !p.problem().isBlank() && !p.mend().isBlank() && p.raw() != null);
        assertThat(row.problems().isEmpty() && row.text("a") == null).isFalse();
      }
    } catch (BrokenRule said) {
      assertThat(said.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 500)
  void whatIsWrittenWithQuotesIsReadAsItWas(
      @ForAll("tables") List<List<String>> table,
      @ForAll("delimiters") char delimiter,
      @ForAll("ends") String end,
      @ForAll("encodings") Charset encoding) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : table) {
      for (int i = 0; i < row.size(); i++) {
        text.append(i == 0 ? "" : String.valueOf(delimiter));
        text.append('"').append(row.get(i).replace("\"", "\"\"")).append('"');
      }
      text.append(end);
    }
    byte[] file = text.toString().getBytes(encoding);
    Records records = new Records(new Lines(new ByteArrayInputStream(file), encoding));
    records.delimiter(delimiter);
    List<List<String>> read = new ArrayList<>();
    for (Records.Cells cells = records.next(); cells != null; cells = records.next()) {
      assertThat(cells.fault()).isNull();
      read.add(cells.cells());
    }
    assertThat(read).isEqualTo(table);
  }

  /** The first cell is never blank: blank lines are passed over. */
  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell = Arbitraries.strings().withChars("aÄ€ß,;\t|\"'= \n").ofMaxLength(12);
    return cell.list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(cells -> withFirst(cells))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static List<String> withFirst(List<String> cells) {
    List<String> row = new ArrayList<>(cells);
    row.set(0, "x" + cells.get(0));
    return row;
  }

  @Provide
  Arbitrary<Character> delimiters() {
    return Arbitraries.of(',', ';', '\t', '|');
  }

  @Provide
  Arbitrary<String> ends() {
    return Arbitraries.of("\n", "\r\n", "\r");
  }

  @Provide
  Arbitrary<Charset> encodings() {
    return Arbitraries.of(StandardCharsets.UTF_8, WINDOWS);
  }

  @Property(tries = 500)
  void amountsMeanTheSameHoweverTheyAreWritten(
      @ForAll @BigRange(min = "-999999999", max = "999999999") @Scale(2) BigDecimal amount,
      @ForAll boolean comma,
      @ForAll boolean grouped) {
    DecimalFormatSymbols signs = DecimalFormatSymbols.getInstance(Locale.ROOT);
    signs.setDecimalSeparator(comma ? ',' : '.');
    signs.setGroupingSeparator(comma ? '.' : ',');
    String text = new DecimalFormat(grouped ? "#,##0.00" : "0.00", signs).format(amount);
    assertThat(new BigDecimal(new Amounts(null).read(text))).isEqualByComparingTo(amount);
    assertThat(new BigDecimal(new Amounts(comma ? "," : ".").read(text)))
        .isEqualByComparingTo(amount);
  }

  @Property(tries = 300)
  void datesMeanTheSameHoweverTheyAreWritten(
      @ForAll("days") LocalDate day, @ForAll("patterns") String pattern) {
    String text = day.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    String read =
        new org.dunwell.receivables.imports.Dates(pattern.contains("/") ? pattern : null)
            .read(text);
    assertThat(LocalDate.parse(read)).isEqualTo(day);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Dates.dates().between(LocalDate.of(1970, 1, 1), LocalDate.of(2100, 12, 31));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of(
        "yyyy-MM-dd", "d.M.yyyy", "dd.MM.yyyy", "yyyyMMdd", "d-MMM-yyyy", "M/d/yyyy", "dd/MM/yyyy");
  }

  @Property(tries = 200)
  void whereAFileIsLeftAndTakenUpAgainChangesNothing(
      @ForAll("tables") List<List<String>> table,
      @ForAll @IntRange(min = 0, max = 6) int left,
      @ForAll @IntRange(min = 1, max = 7) int piece,
      @ForAll boolean packed)
      throws IOException {
    StringBuilder text = new StringBuilder("a,b,c\n");
    for (List<String> row : table) {
      text.append('"').append(row.get(0).replace("\"", "\"\"")).append("\",2026-01-01,\n");
    }
    byte[] plain = text.toString().getBytes(StandardCharsets.UTF_8);
    byte[] bytes = packed ? packed(plain) : plain;
    List<Row> whole = rows(bytes, 0, piece);
    List<Row> rest = rows(bytes, left, piece);
    assertThat(whole).hasSize(table.size());
    assertThat(rest).isEqualTo(whole.subList(Math.min(left, whole.size()), whole.size()));
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static List<Row> rows(byte[] bytes, int skipped, int piece) {
    InputStream trickling =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, piece));
          }
        };
    try (LedgerFile file = LedgerFile.open(trickling, Mapping.none(), KIND)) {
      file.skip(skipped);
      List<Row> rows = new ArrayList<>();
      file.forEachRemaining(rows::add);
      return rows;
    }
  }
}

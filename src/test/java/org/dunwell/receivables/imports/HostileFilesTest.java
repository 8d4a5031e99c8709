package org.dunwell.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.WorkLoop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that nobody honest would send: each is answered with what, where and how to mend it. */
@DunwellTest
class HostileFilesTest {

  private static final String HEADER =
      "company code,number,customer,invoice date,due date,amount\n";
  private static final String GOOD = "DE01,G-1,C1,2026-01-01,2036-02-01,10\n";
  private static final long MB = 1 << 20;

  @Autowired CleanSlate cleanSlate;
  @Autowired Imports imports;
  @Autowired ImportKinds kinds;
  @Autowired WorkLoop workLoop;
  @Autowired RejectedRows rejectedRows;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void ledger() {
    cleanSlate.wipe();
    run("selling-entities", bytes(ImportsTest.ENTITIES));
    run("customers", bytes(ImportsTest.CUSTOMERS));
  }

  @Test
  void textInAnotherEncodingThanItClaimsIsRefusedLineByLine() {
    byte[] damaged =
        ("\ufeff" + HEADER + "DE01,Ä-1,C1,2026-01-01,2036-02-01,10\n" + GOOD)
            .getBytes(StandardCharsets.UTF_8);
    damaged[3 + HEADER.length() + 6] = 'x';
    ImportRun run = run("invoices", damaged);
    assertThat(run.accepted()).isEqualTo(1);
    assertOnlyProblem(run, 2, "not valid UTF-8", "encoding: windows-1252");
  }

  @Test
  void aLineOf200MbIsPassedInSecondsAndNamesItsLine() {
    long start = System.nanoTime();
    InputStream file =
        new SequenceInputStream(
            new SequenceInputStream(stream(bytes(HEADER)), new Repeated('x', 200 * MB)),
            stream(bytes("\n" + GOOD)));
    LedgerFile rows = LedgerFile.open(file, Mapping.none(), kinds.byName("invoices"));
    Problem problem = rows.next().problems().get(0);
    assertThat(rows.next().text("number")).isEqualTo("G-1");
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.problem()).contains(Long.toString(200 * MB)).contains("65536");
    assertThat(problem.mend()).contains("line ends are missing");
    assertThat(problem.raw()).hasSizeLessThan(1_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void aFileThatIsNothingButOneLineSaysWhyItHasNoHeader() {
    assertThatThrownBy(() -> open(new Repeated('x', 5 * MB)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("The header line cannot be read. The line is 5242880 bytes long")
        .hasMessageContaining("line ends are missing");
  }

  @Test
  void quotesThatAreNeverClosedCostNoMoreThanTheirLines() {
    long start = System.nanoTime();
    // each line opens a quote that none of the next hundred closes
    byte[] line = bytes("a\"" + "b".repeat(500) + ",\"c\n");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(bytes(HEADER));
    for (int i = 0; i < 2_000; i++) {
      file.writeBytes(line);
    }
    LedgerFile rows =
        LedgerFile.open(stream(file.toByteArray()), Mapping.none(), kinds.byName("invoices"));
    int count = 0;
    for (; rows.hasNext(); count++) {
      assertThat(rows.next().problems().get(0).problem()).contains("never closed");
    }
    assertThat(count).isEqualTo(2_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aMissingColumnIsNamedAndNothingIsTaken() {
    ImportRun run = run("invoices", bytes((HEADER + GOOD).replace("due date", "when")));
    assertThat(run.state()).isEqualTo("failed");
    assertThat(run.failure()).contains("No column says \"dueOn\"").contains("Name a column so");
    assertThat(invoices()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "31/02/2026| 2036-02-01|10      |H-1 |invoice date|does not exist       |dates:",
        "2026-02-31| 2036-02-01|10      |H-1 |invoice date|not a date           |2026-01-31",
        "2026-01-01| 2036-02-01|-10     |H-1 |amount      |negative             |credit note",
        "2026-01-01| 2036-02-01|'1,234' |H-1 |amount      |could stand          |decimal:",
        "2026-01-01| 2036-02-01|'1,2,3' |H-1 |amount      |not an amount        |1234.56",
        "2026-01-01| 2036-02-01|10      |=cmd|number      |formula              |not formulas",
        "2026-01-01| 2036-02-01|10      |@SUM|number      |formula              |not formulas",
        "2026-01-01| 2036-02-01|10      |G-1 |number      |stands in line 2     |Remove one"
      })
  void aBadCellIsNamedByLineColumnAndValueAndTheRestIsTaken(
      String issued,
      String due,
      String amount,
      String number,
      String column,
      String problem,
      String mend) {
    String row =
        "DE01,\"%s\",C1,%s,%s,\"%s\"\n".formatted(number.trim(), issued, due.trim(), amount.trim());
    ImportRun run = run("invoices", bytes(HEADER + GOOD + row));
    assertThat(run.accepted()).isEqualTo(1);
    assertOnlyProblem(run, 3, problem.trim(), mend.trim());
    assertThat(imports.problems(run.id(), 0, 10).get(0).field()).isEqualTo(column.trim());
  }

  @Test
  void numbersThatAreThereAlreadyAreFoundAcrossChunksAndFiles() {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i < 5_500; i++) {
      file.append("DE01,N").append(i % 5_400).append(",C1,2026-01-01,2036-02-01,10\n");
    }
    ImportRun run = run("invoices", bytes(file.toString()));
    assertThat(run.accepted()).isEqualTo(5_400);
    assertThat(run.rejected()).isEqualTo(100);
    ImportRun other =
        run("invoices", bytes(HEADER + GOOD.replace("G-1", "N7").replace(",10", ",11")));
    assertOnlyProblem(other, 2, "The ledger has this invoice otherwise", "credit note");
  }

  @Test
  void gzipAndZipAreKnownByTheirContentAndReadLikeTheFileItself() throws IOException {
    byte[] one = gzip(bytes(HEADER + GOOD.replace("G-1", "Z-1")));
    byte[] two = gzip(bytes(GOOD.replace("G-1", "Z-2")));
    assertThat(run("invoices", joined(one, two)).accepted()).isEqualTo(2);
    byte[] zip = zip("__MACOSX/._x", "?", "folder/", null, "folder/x", HEADER + GOOD);
    ImportRun run = run("invoices", zip);
    assertThat(run.accepted()).isEqualTo(1);
    assertThat(run.bytesTotal()).isEqualTo(zip.length).isEqualTo(run.bytesRead());
  }

  @Test
  void bombsAreStoppedBeforeARowOfThemIsTaken() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes(HEADER + GOOD));
      new Repeated('0', 20 * MB).transferTo(out);
    }
    assertFailed(run("invoices", packed.toByteArray()), "more than 200 times its size", "unpacked");
    assertThat(invoices()).isZero();
    byte[] small = gzip(bytes(HEADER + GOOD));
    assertThatThrownBy(() -> Unpacked.of(stream(small), 10).readAllBytes())
        .hasMessageContaining("0 MB unpacked")
        .hasMessageContaining("Split the file");
  }

  @Test
  void archivesThatAreNotOneFileSayWhatTheyAre() throws IOException {
    String rows = HEADER + GOOD;
    assertFailed(
        run("invoices", zip("../../etc/x.csv", rows)), "points out of it", "Pack the file");
    assertFailed(run("invoices", zip("/etc/x.csv", rows)), "/etc/x.csv", "without the path");
    assertFailed(run("invoices", zip("C:\\x.csv", rows)), "points out of it", "without the path");
    assertFailed(run("invoices", zip("a.csv", rows, "b.csv", rows)), "several files", "by itself");
    assertFailed(run("invoices", zip("folder/", null)), "no file in it", "Pack the file");
    assertFailed(run("invoices", zip("[Content_Types].xml", "<x/>")), "spreadsheet", "CSV UTF-8");
    assertFailed(run("invoices", gzip(zip("a.csv", rows))), "another archive", "once");
    assertFailed(run("invoices", bytes("Rar!" + rows)), "not read here", "ZIP or gzip");
    byte[] locked = zip("a.csv", rows);
    locked[6] |= 1; // the flag that says "encrypted"
    assertFailed(run("invoices", locked), "encrypted", "without a password");
    assertThat(invoices()).isZero();
  }

  @Test
  void archivesThatEndEarlyOrAreDamagedLeaveNothingHalfDone() throws IOException {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i < 20_000; i++) {
      file.append("DE01,T")
          .append(i)
          .append(",C1,2026-01-01,2036-02-01,")
          .append(i + 1)
          .append('\n');
    }
    byte[] gzip = gzip(bytes(file.toString()));
    byte[] zip = zip("a.csv", file.toString());
    assertFailed(run("invoices", Arrays.copyOf(gzip, gzip.length / 2)), "ends early", "again");
    assertFailed(run("invoices", Arrays.copyOf(gzip, gzip.length - 4)), "ends early", "again");
    assertFailed(run("invoices", Arrays.copyOf(zip, zip.length / 2)), "ends early", "again");
    gzip[gzip.length / 2] ^= 0x55;
    zip[zip.length / 2] ^= 0x55;
    assertFailed(run("invoices", gzip), "damaged", "again");
    assertFailed(run("invoices", zip), "damaged", "again");
    assertFailed(
        run("invoices", joined(gzip(bytes(HEADER + GOOD)), bytes("x".repeat(100)))),
        "no gzip",
        "Pack the file");
    assertThat(invoices()).isZero();
  }

  @Test
  void aMillionBadRowsFillNeitherTheDatabaseNorTheReport() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(bytes(HEADER));
    byte[] bad = bytes("DE01,x,C1,no,no," + "y".repeat(60_000) + "\n");
    for (int i = 0; i < 400; i++) {
      file.writeBytes(bad);
    }
    ImportRun run = run("invoices", file.toByteArray());
    assertThat(run.rejected()).isEqualTo(400);
    assertThat(
            jdbc.sql("select sum(length(raw)) from receivables.import_error")
                .query(Long.class)
                .single())
        .isLessThan(ProblemRoom.MAX_CHARACTERS + bad.length);
    assertThat(rejectedRows.csv(run.id()).length()).isLessThan((int) (20 * MB));
  }

  @Test
  void twoByteTextIsRecodedPieceByPiece() {
    String text = HEADER + GOOD.replace("G-1", "\ud83d\ude00".repeat(5) + "ü");
    ImportRun run = run("invoices", ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));
    assertThat(run.accepted()).isEqualTo(1);
    assertThat(jdbc.sql("select number from receivables.invoice").query(String.class).single())
        .isEqualTo("\ud83d\ude00".repeat(5) + "ü");
  }

  private void assertFailed(ImportRun run, String problem, String mend) {
    assertThat(run.state()).isEqualTo("failed");
    assertThat(run.failure()).contains(problem).contains(mend);
  }

  private void assertOnlyProblem(ImportRun run, long line, String problem, String mend) {
    List<Problem> problems = imports.problems(run.id(), 0, 10);
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).line()).isEqualTo(line);
    assertThat(problems.get(0).problem()).contains(problem);
    assertThat(problems.get(0).mend()).contains(mend);
  }

  private long invoices() {
    return jdbc.sql("select count(*) from receivables.invoice").query(Long.class).single();
  }

  private LedgerFile open(InputStream file) {
    return LedgerFile.open(file, Mapping.none(), kinds.byName("invoices"));
  }

  private ImportRun run(String kind, byte[] content) {
    long id = imports.submit(new Upload(kind, "file.csv", stream(content), null, false, "me"));
    workLoop.runDue();
    return imports.byId(id);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  /** Names and contents in turn; null for a folder. */
  private static byte[] zip(String... entries) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      for (int i = 0; i < entries.length; i += 2) {
        out.putNextEntry(new ZipEntry(entries[i]));
        if (entries[i + 1] != null) {
          out.write(bytes(entries[i + 1]));
        }
        out.closeEntry();
      }
    }
    return packed.toByteArray();
  }

  /** One byte over and over, from nowhere. */
  private static final class Repeated extends InputStream {

    private final byte value;
    private long left;

    Repeated(char value, long length) {
      this.value = (byte) value;
      this.left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? value : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      Arrays.fill(target, offset, offset + count, value);
      left -= count;
      return count;
    }
  }
}

package org.dunwell.payments.bank.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.dunwell.payments.bank.Camt;
import org.dunwell.payments.bank.read.BankLine.Kind;
import org.dunwell.receivables.imports.UnreadableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Camt as banks write it, and as attackers do. */
class CamtFileTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final String PAYER =
      Camt.paid("E2E-1", "Müller &amp; Söhne", "DE89370400440532013000", "Invoice R-1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "052.001.08",
        "053.001.02",
        "053.001.04",
        "053.001.08",
        "053.001.10",
        "053.001.13",
        "054.001.09"
      })
  void everyVersionSaysTheSame(String version) {
    String payer =
        version.endsWith(".02") || version.endsWith(".04")
            ? PAYER.replace("<Pty>", "").replace("</Pty>", "")
            : PAYER;
    List<BankLine> lines =
        Parts.lines(Camt.of(version).entry("119.00", DAY, "REF-0001", payer).text());
    assertThat(lines).hasSize(1);
    BankLine line = lines.get(0);
    assertThat(line.amount()).isEqualByComparingTo("119");
    assertThat(line.bookedOn()).isEqualTo(DAY);
    assertThat(line.kind()).isEqualTo(Kind.PAYMENT);
    assertThat(line.bankReference()).isEqualTo("REF-0001");
    assertThat(line.texts().endToEndId()).isEqualTo("E2E-1");
    assertThat(line.texts().remittance()).isEqualTo("Invoice R-1");
    assertThat(line.party())
        .isEqualTo(new BankLine.Party("Müller & Söhne", "DE89370400440532013000", null));
    assertThat(line.code()).isEqualTo("PMNT/RCDT/ESCT");
  }

  @Test
  void aBatchBecomesItsTransactionsWhichAddUpToIt() {
    String parts = "<NtryDtls>" + Camt.part("40.00", "A") + Camt.part("60.00", "B") + "</NtryDtls>";
    List<BankLine> lines =
        Parts.lines(Camt.of("053.001.08").raw("100.00", DAY, "BATCH-0001", "BOOK", parts).text());
    assertThat(lines).extracting(line -> line.texts().remittance()).containsExactly("A", "B");
    assertThat(lines).extracting(line -> line.entry().part()).containsExactly(1, 2);
    assertThatThrownBy(
            () ->
                Parts.of(
                    Camt.of("053.001.08").raw("101.00", DAY, "BATCH-0001", "BOOK", parts).text()))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("The 2 transactions of the batch booking add up to 100.00 EUR")
        .hasMessageContaining("the booking is 101.00");
  }

  @Test
  void aBatchWhoseTransactionsTellNoAmountStaysOneLine() {
    String parts =
        "<NtryDtls><TxDtls><RmtInf><Ustrd>A</Ustrd></RmtInf></TxDtls>"
            + "<TxDtls><RmtInf><Ustrd>B</Ustrd></RmtInf></TxDtls></NtryDtls>";
    List<BankLine> lines =
        Parts.lines(Camt.of("053.001.02").raw("100.00", DAY, null, "BOOK", parts).text());
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).texts().remittance()).isEqualTo("A / B");
    assertThat(lines.get(0).entry().parts()).isEqualTo(2);
  }

  @Test
  void whatIsNotBookedYetIsNoLineAndNoMoney() {
    List<StatementPart> parts =
        Parts.of(Camt.of("052.001.08").raw("50.00", DAY, "REF-0002", "PDNG", "").text());
    assertThat(Parts.lines(parts)).isEmpty();
    assertThat(parts.get(parts.size() - 1))
        .isInstanceOfSatisfying(StatementEnd.class, end -> assertThat(end.pending()).isEqualTo(1));
  }

  @Test
  void aReturnSaysWhyAndWhoseMoneyItWas() {
    List<BankLine> lines =
        Parts.lines(
            Camt.of("053.001.08")
                .entry(
                    "-119.00",
                    DAY,
                    "RET-00001",
                    PAYER.replace(
                        "</RmtInf>", "</RmtInf><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"))
                .text());
    assertThat(lines.get(0).kind()).isEqualTo(Kind.RETURN);
    assertThat(lines.get(0).returnReason()).isEqualTo("AC04");
    assertThat(lines.get(0).party().account()).isEqualTo("DE89370400440532013000");
  }

  @Test
  void aStatementThatDoesNotAddUpIsRefusedWithTheFigures() {
    assertThatThrownBy(
            () -> Parts.of(Camt.of("053.001.08").entry("119.00", DAY, "R", PAYER).text("1120.00")))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("opening 1000.00 and 1 lines come to 1119.00")
        .hasMessageContaining("closing balance is 1120.00 (EUR)")
        .hasMessageContaining("ask the bank for the statement again");
  }

  @Test
  void entitiesAreNeitherExpandedNorFetched() {
    String bomb =
        "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">"
            + "<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    String text =
        Camt.of("053.001.08").entry("1.00", DAY, "R", PAYER.replace("Invoice", "&b;&x;")).text();
    assertThatThrownBy(() -> Parts.of(text.replace("<Document", bomb + "<Document")))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("document type (DOCTYPE)");
    assertThatThrownBy(() -> Parts.of(text)).isInstanceOf(UnreadableFile.class);
  }

  @Test
  void whatIsTooDeepOrCutOffIsRefused() {
    String whole = Camt.of("053.001.08").entry("1.00", DAY, "R", PAYER).text();
    assertThatThrownBy(() -> Parts.of(whole.replace("Invoice", "<a>".repeat(100))))
        .isInstanceOf(UnreadableFile.class);
    assertThatThrownBy(() -> Parts.of(whole.substring(0, whole.length() - 60)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("ends early");
    assertThatThrownBy(() -> Parts.of(whole.replace("camt.053.001.08", "camt.053.001.99")))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("in a version that is known");
    assertThatThrownBy(() -> Parts.of(whole.replace("Invoice", "x".repeat(3 << 20))))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("longer than a megabyte");
  }

  /** 20 MB pass by in the memory of one entry. */
  @Test
  void aLargeStatementNeedsNoMoreMemoryThanASmallOne() {
    int entries = 2_500;
    String[] frame =
        Camt.of("053.001.08")
            .entry("1.00", DAY, "@@", PAYER)
            .text()
            .split("(?=<Ntry>)|(?<=</Ntry>)");
    String entry = frame[1].replace("Invoice R-1", "Invoice " + "x".repeat(8_000));
    InputStream in =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    stream(frame[0].replace("1001.00", 1_000 + entries + ".00")),
                    new SequenceInputStream(
                        Collections.enumeration(
                            IntStream.range(0, entries)
                                .<InputStream>mapToObj(
                                    i -> new Lazy(() -> entry.replace("@@", "REFERENCE" + i)))
                                .toList())),
                    stream(frame[2]))));
    long lines = 0;
    long most = 0;
    BigDecimal sum = BigDecimal.ZERO;
    System.gc();
    long before = used();
    try (StatementFile file =
        new CheckedFile(StatementFile.open(in, org.dunwell.receivables.imports.Mapping.none()))) {
      for (StatementPart part = file.next(); part != null; part = file.next()) {
        if (part instanceof BankLine line) {
          sum = sum.add(line.amount());
          if (++lines % 1_200 == 0) {
            System.gc();
            most = Math.max(most, used() - before);
          }
        }
      }
    }
    assertThat(lines).isEqualTo(entries);
    assertThat(sum).isEqualByComparingTo(Integer.toString(entries));
    assertThat(most).as("bytes that stay").isLessThan(8L << 20);
  }

  private static InputStream stream(String text) {
    return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Text that is made when it is read, and forgotten afterwards. */
  private static final class Lazy extends InputStream {

    private final java.util.function.Supplier<String> text;
    private InputStream made;

    Lazy(java.util.function.Supplier<String> text) {
      this.text = text;
    }

    private InputStream made() {
      if (made == null) {
        made = stream(text.get());
      }
      return made;
    }

    @Override
    public int read() throws java.io.IOException {
      return made().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws java.io.IOException {
      return made().read(target, offset, length);
    }

    @Override
    public void close() {
      made = stream("");
    }
  }
}

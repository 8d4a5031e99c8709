package org.dunwell.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234.56|1234.56",
        "1,234.56|1234.56",
        "1.234,56|1234.56",
        "1.234.567|1234567",
        "1'234.50|1234.5",
        "12,5|12.5",
        "0,125|0.125",
        "(55.94)|-55.94",
        "55.94-|-55.94",
        "€ 10|10",
        "94|94"
      })
  void amountsThatCanMeanOneThingAreRead(String text, String amount) {
    assertThat(new Amounts(null).read(text)).isEqualTo(amount);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234",
        "1,234",
        "1E5",
        "ten",
        "1.2.3,4",
        "12.34.56",
        "--1",
        "1 EUR",
        "99999999999999999"
      })
  void otherAmountsAreRefusedInsteadOfGuessed(String text) {
    assertThatThrownBy(() -> new Amounts(null).read(text)).isInstanceOf(BadValue.class);
  }

  @Test
  void theMappingDecidesWhatALoneSignMeans() {
    assertThat(new Amounts(".").read("1,234")).isEqualTo("1234");
    assertThat(new Amounts(",").read("1,234")).isEqualTo("1.234");
    assertThatThrownBy(() -> new Amounts(".").read("12,50")).isInstanceOf(BadValue.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31,2026-01-31",
    "31.1.2026,2026-01-31",
    "20260131,2026-01-31",
    "2026-01-31T00:00:00,2026-01-31"
  })
  void datesThatCanMeanOneThingAreRead(String text, String date) {
    assertThat(new Dates(null).read(text)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({"31.02.2026", "1/2/2026", "0026-01-01", "46053", "tomorrow", "2026-13-01"})
  void otherDatesAreRefused(String text) {
    assertThatThrownBy(() -> new Dates(null).read(text)).isInstanceOf(BadValue.class);
  }

  @Test
  void theMappingSaysHowDatesAreWritten() {
    assertThat(new Dates("M/d/yyyy").read("1/2/2013")).isEqualTo("2013-01-02");
    assertThatThrownBy(() -> new Dates("M/d/yyyy").read("31/2/2013")).isInstanceOf(BadValue.class);
    assertThatThrownBy(() -> new Dates("M/d/yyyy").read("2/30/2013")).isInstanceOf(BadValue.class);
    assertThatThrownBy(() -> new Dates("dd.nope")).isInstanceOf(BrokenRule.class);
  }

  @Test
  void quotedCellsMayHoldDelimitersQuotesAndLineEnds() {
    assertThat(cells("a,\"b,\"\"c\"\"\",d\r\n\"two\nlines\",5\" pipe,\n\n;x"))
        .containsExactly(
            List.of("a", "b,\"c\"", "d"), List.of("two\nlines", "5\" pipe", ""), List.of(";x"));
  }

  @Test
  void aQuoteThatIsNeverClosedCostsItsLineOnly() {
    Records records = new Records(new Lines(bytes("\"a,1\nb,2\n"), null));
    assertThat(records.next().fault()).isNotNull();
    assertThat(records.next().cells()).containsExactly("b", "2");
    assertThat(records.next()).isNull();
  }

  @Test
  void byteOrderMarksAndTwoByteTextAreUnderstood() {
    byte[] wide = "\ufeffä;b\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(new Lines(new ByteArrayInputStream(wide), null).next().text()).endsWith("ä;b");
    assertThat(new Lines(bytes("\ufeffä;b\n"), null).next().text()).isEqualTo("ä;b");
    assertThat(new Lines(new ByteArrayInputStream(new byte[] {(byte) 0xe4}), null).next().text())
        .isEqualTo("ä");
    assertThat(
            new Lines(new ByteArrayInputStream(new byte[] {(byte) 0xe4}), StandardCharsets.UTF_8)
                .next()
                .fault())
        .isNotNull();
  }

  @Test
  void aMappingThatCannotBeUnderstoodSaysWhere() {
    assertThatThrownBy(() -> Mapping.parse("a: [")).hasMessageContaining("line");
    assertThatThrownBy(() -> Mapping.parse("- x")).isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> Mapping.parse("encoding: latin-99")).hasMessageContaining("latin-99");
    assertThatThrownBy(() -> Mapping.parse("invoices: {number: {column: a, constant: b}}"))
        .hasMessageContaining("invoices.number");
  }

  private static List<List<String>> cells(String text) {
    Records records = new Records(new Lines(bytes(text), null));
    List<List<String>> all = new ArrayList<>();
    for (Records.Cells cells = records.next(); cells != null; cells = records.next()) {
      all.add(cells.cells());
    }
    return all;
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}

package org.dunwell.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleFilesTest {

  private static final LocalDate ZERO = LocalDate.of(2026, 3, 2);
  private static final LocalDate END = ZERO.plusYears(1);

  @Test
  void aLineArrivesOnItsOwnDayWithRealDates() {
    String csv =
        SampleFiles.arriving("payments", ZERO, ZERO.minusDays(51), ZERO.minusDays(50))
            .orElseThrow();
    assertThat(csv.lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("BRANDT,K1003,KA-3106,2026-01-11,EUR,46812.22");
  }

  @Test
  void whatArrivedBeforeTheBeginningIsThereFromTheBeginning() {
    assertThat(
            rows(SampleFiles.arriving("customers", ZERO, null, ZERO.minusDays(60)).orElseThrow()))
        .hasSizeGreaterThan(25);
    assertThat(SampleFiles.arriving("customers", ZERO, ZERO.minusDays(60), END)).isEmpty();
  }

  @Test
  void everyDayOfTheSampleTogetherIsTheWholeSample() {
    String all = SampleFiles.arriving("invoices", ZERO, null, END).orElseThrow();
    StringBuilder byDay = new StringBuilder();
    LocalDate before = null;
    for (LocalDate day = ZERO.minusDays(60);
        day.isBefore(ZERO.plusDays(70));
        day = day.plusDays(1)) {
      SampleFiles.arriving("invoices", ZERO, before, day)
          .ifPresent(csv -> csv.lines().skip(1).forEach(line -> byDay.append(line).append('\n')));
      before = day;
    }
    assertThat(byDay.toString().lines()).containsExactlyElementsOf(all.lines().skip(1).toList());
  }

  @Test
  void everyPaymentAndBlockKnowsItsCustomerAndInvoice() {
    Set<String> customers = values("customers", "number");
    Set<String> invoices = values("invoices", "number");
    assertThat(customers).containsAll(values("invoices", "customer"));
    assertThat(customers).containsAll(values("payments", "customer"));
    assertThat(customers).containsAll(values("credit-notes", "customer"));
    assertThat(invoices).containsAll(values("blocks", "invoice"));
  }

  @Test
  void thereAreLivingCasesAtEveryStageOnTheDayOfTheFirstStart() {
    Map<String, BigDecimal> paid = new HashMap<>();
    all("payments").stream()
        .filter(p -> !LocalDate.parse(p.getField("receivedOn")).isAfter(ZERO))
        .forEach(
            p ->
                all("invoices").stream()
                    .map(i -> i.getField("number"))
                    .filter(number -> p.getField("remittance").contains(number))
                    .forEach(
                        number ->
                            paid.merge(
                                number, new BigDecimal(p.getField("amount")), BigDecimal::add)));
    List<Long> daysLate =
        all("invoices").stream()
            .filter(
                i ->
                    new BigDecimal(i.getField("amount"))
                            .compareTo(paid.getOrDefault(i.getField("number"), BigDecimal.ZERO))
                        > 0)
            .map(i -> ZERO.toEpochDay() - LocalDate.parse(i.getField("dueOn")).toEpochDay())
            .filter(late -> late > 0)
            .toList();
    assertThat(daysLate).hasSizeBetween(40, 60);
    for (int[] stage : new int[][] {{1, 7}, {8, 14}, {15, 21}, {22, 30}, {31, 60}, {61, 150}}) {
      assertThat(daysLate)
          .as("%d to %d days late", stage[0], stage[1])
          .anyMatch(late -> late >= stage[0] && late <= stage[1]);
    }
  }

  private static Set<String> values(String file, String column) {
    return all(file).stream().map(row -> row.getField(column)).collect(Collectors.toSet());
  }

  private static List<NamedCsvRecord> all(String file) {
    return rows(SampleFiles.arriving(file, ZERO, null, END).orElseThrow());
  }

  private static List<NamedCsvRecord> rows(String csv) {
    try (Stream<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv).stream()) {
      return rows.toList();
    }
  }
}

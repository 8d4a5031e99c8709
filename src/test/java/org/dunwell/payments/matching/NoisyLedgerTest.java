package org.dunwell.payments.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.dunwell.payments.matching.NoisyLines.Shape;
import org.junit.jupiter.api.Test;

class NoisyLedgerTest {

  private final NoisyLedger ledger = new NoisyLedger(1, 10_000);
  private final NoisyLines lines = new NoisyLines(ledger, 1);

  @Test
  void theSameSeedMakesTheSameLedgerAndAnotherSeedAnother() {
    assertThat(new NoisyLines(new NoisyLedger(1, 10_000), 1).lines).isEqualTo(lines.lines);
    assertThat(new NoisyLines(new NoisyLedger(2, 10_000), 2).lines).isNotEqualTo(lines.lines);
  }

  @Test
  void everyShapeOccursAboutAsOftenAsItsWeightSays() {
    assertThat(lines.shares()).containsOnlyKeys(Shape.values());
    assertThat(lines.shares().get(Shape.STRUCTURED) * 100.0 / lines.lines.size())
        .isBetween(10.0, 16.0);
    assertThat(lines.lines).hasSizeBetween(6_000, 10_000);
  }

  @Test
  void noInvoiceIsMeantToBePaidMoreThanOnceButWherePayersPayTwice() {
    var meant =
        lines.lines.stream()
            .filter(line -> line.shape() != Shape.DOUBLE)
            .flatMap(line -> line.meant().entrySet().stream())
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey(), entry -> entry.getValue(), BigDecimal::add));
    assertThat(ledger.bills)
        .allSatisfy(
            bill ->
                assertThat(meant.getOrDefault(bill.number(), BigDecimal.ZERO))
                    .isLessThanOrEqualTo(bill.amount()));
  }
}

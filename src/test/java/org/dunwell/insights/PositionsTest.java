package org.dunwell.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;

import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DunwellTest
class PositionsTest {

  @Autowired TestLedger ledger;
  @Autowired Positions positions;

  @Test
  void eachMorningIsKeptByAgeAndNothingOfItChangesLater() {
    ledger.begin();
    long customer = ledger.customer("C1");
    ledger.invoice(customer, "R0", "1.00", -5);
    long late = ledger.invoice(customer, "R1", "20.00", 30);
    ledger.invoice(customer, "R2", "300.00", 121);
    ledger.work();
    Positions.Ageing first = positions.ageing().get(0);
    assertThat(List.of(first.notDue(), first.to30(), first.older()))
        .usingElementComparator(java.math.BigDecimal::compareTo)
        .containsExactly(
            new java.math.BigDecimal("1"),
            new java.math.BigDecimal("20"),
            new java.math.BigDecimal("300"));
    ledger.pay(late, "P1", "20.00");
    ledger.walkTo(TODAY.plusDays(1));
    assertThat(positions.pastDue(TODAY.plusDays(1)))
        .extracting(day -> day.day() + " " + day.pastDue().stripTrailingZeros().toPlainString())
        .containsExactly(TODAY + " 320", TODAY.plusDays(1) + " 300");
    assertThat(positions.ageing().get(0).to30()).isEqualByComparingTo("0");
    assertThat(positions.sales("EUR")).isNotEmpty();
  }
}

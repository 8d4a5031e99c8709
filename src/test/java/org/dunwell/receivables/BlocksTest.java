package org.dunwell.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DunwellTest
class BlocksTest {

  private static final LocalDate DAY = LocalDate.parse("2025-03-10");

  @Autowired CleanSlate cleanSlate;
  @Autowired JdbcClient jdbc;
  @Autowired DunwellClock clock;
  @Autowired Blocks blocks;
  @Autowired ExpiredBlocks expiredBlocks;
  @Autowired Payments payments;
  @Autowired PastDue pastDue;

  long berlin;
  long customer;
  long invoice;

  @BeforeEach
  void anInvoice() {
    cleanSlate.wipe();
    clock.standAt(Instant.parse("2025-03-10T12:00:00Z"));
    TestLedger ledger = new TestLedger(jdbc);
    berlin = ledger.sellingEntity("BER", "Europe/Berlin");
    customer = ledger.customer("C1");
    invoice = ledger.invoice(berlin, customer, "A1001", "2025-02-01", "100");
  }

  @AfterEach
  void letTheClockRun() {
    clock.reset();
  }

  @Test
  void blockingHalfLeavesHalfToCollect() {
    long block = blocks.set(block("dispute", "50", null));
    assertThat(facts().collectibleAmount()).isEqualTo("50.00");
    assertThat(facts().pastDueAmount()).isEqualTo("100.00");
    assertThat(nudges()).isEqualTo(1);
    blocks.lift(block, "ann");
    blocks.lift(block, "ann");
    assertThat(facts().collectibleAmount()).isEqualTo("100.00");
    assertThat(nudges()).isEqualTo(2);
  }

  @Test
  void payingTheOtherHalfLeavesNothingToCollect() {
    blocks.set(block("dispute", "50", null));
    payments.record(
        new NewPayment(berlin, customer, "P1", DAY, "EUR", new BigDecimal("50"), null, List.of()));
    assertThat(facts().pastDueAmount()).isEqualTo("50.00");
    assertThat(facts().standing()).isEqualTo("dispute");
  }

  @Test
  void settingItAgainFromTheSameSourceChangesIt() {
    long first = blocks.set(block("dispute", "50", null));
    long again = blocks.set(block("dispute", "30", null));
    assertThat(again).isEqualTo(first);
    assertThat(facts().collectibleAmount()).isEqualTo("70.00");
    assertThat(blocks.of(List.of(invoice))).hasSize(1);
    assertThat(blocks.open(invoice, "dispute", "test/1")).isPresent();
  }

  @Test
  void whatHeldUntilYesterdayIsLiftedInTheMorningAndNudged() {
    blocks.set(block("promise", null, DAY.minusDays(1)));
    long holds = blocks.set(block("hold", "10", DAY));
    jdbc.sql("truncate platform.nudge").update();
    expiredBlocks.run(ZoneId.of("America/New_York"), DAY);
    assertThat(nudges()).isZero();
    expiredBlocks.run(ZoneId.of("Europe/Berlin"), DAY);
    assertThat(nudges()).isEqualTo(1);
    assertThat(blocks.of(List.of(invoice)))
        .filteredOn(block -> block.liftedAt() == null)
        .extracting(Block::id)
        .containsExactly(holds);
  }

  @Test
  void aClosedInvoiceCannotBeBlocked() {
    payments.record(
        new NewPayment(berlin, customer, "P1", DAY, "EUR", new BigDecimal("100"), null, List.of()));
    assertThatThrownBy(() -> blocks.set(block("hold", null, null)))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("paid");
    assertThatThrownBy(() -> blocks.set(block("whim", null, null))).isInstanceOf(BrokenRule.class);
  }

  private NewBlock block(String kind, String amount, LocalDate until) {
    return new NewBlock(
        invoice,
        kind,
        amount == null ? null : new BigDecimal(amount),
        until,
        "test/1",
        null,
        "ann");
  }

  private PastDueFacts facts() {
    return pastDue.of(List.of(invoice), clock.instant()).get(0);
  }

  private long nudges() {
    return jdbc.sql("select count(*) from platform.nudge where invoice_id = ?")
        .param(invoice)
        .query(Long.class)
        .single();
  }
}

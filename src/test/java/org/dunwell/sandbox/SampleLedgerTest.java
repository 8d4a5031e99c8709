package org.dunwell.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.platform.time.WorkLoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DunwellTest
class SampleLedgerTest {

  private static final LocalDate ZERO = LocalDate.of(2026, 3, 2);

  @Autowired CleanSlate cleanSlate;
  @Autowired SampleCalendar calendar;
  @Autowired SampleLedger sample;
  @Autowired DunwellClock clock;
  @Autowired WorkLoop loop;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void begin() {
    cleanSlate.wipe();
    calendar.begin(ZERO);
  }

  @AfterEach
  void forget() {
    cleanSlate.wipe();
    clock.reset();
  }

  @Test
  void everyRowOfTheSampleGoesThroughTheImports() {
    clock.standAt(SampleLedger.feedOn(ZERO.plusDays(60)));
    loop.runDue();
    assertThat(sample.nextDue()).isEmpty();
    assertThat(
            jdbc.sql("select distinct state from receivables.import_run")
                .query(String.class)
                .list())
        .containsExactly("done");
    assertThat(
            jdbc.sql("select line || ' ' || problem from receivables.import_error")
                .query(String.class)
                .list())
        .isEmpty();
    assertThat(count("customer")).isEqualTo(28);
    assertThat(count("invoice")).isEqualTo(317);
    assertThat(count("payment")).isEqualTo(264);
    assertThat(count("block")).isPositive();
    assertThat(jdbc.sql("select count(*) from credit.exchange_rate").query(Long.class).single())
        .isEqualTo(6);
  }

  @Test
  void onTheFirstDayOnlyWhatIsOlderIsThere() {
    clock.standAt(SampleLedger.feedOn(ZERO.minus(FirstStart.HISTORY)));
    loop.runDue();
    assertThat(count("invoice")).isBetween(200L, 250L);
    assertThat(
            jdbc.sql("select max(issued_on) from receivables.invoice")
                .query(LocalDate.class)
                .single())
        .isEqualTo(ZERO.minus(FirstStart.HISTORY));
    assertThat(sample.nextDue()).contains(SampleLedger.feedOn(ZERO.minusDays(59)));
  }

  @Test
  void anEmptiedLedgerIsNotFilledAgain() {
    cleanSlate.wipe();
    assertThat(sample.nextDue()).isEmpty();
    assertThat(calendar.page()).isPresent();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from receivables." + table).query(Long.class).single();
  }
}

package org.dunwell.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.DueWork;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people raise and settle in the weeks before the first start; a Monday and a Saturday. */
@DunwellTest
class SampleDisputesTest {

  /** Without letters, calls and cases, which have tests of their own: this is a long walk. */
  private static final Set<String> WORKS =
      Set.of("sandbox.sample", "receivables.imports", "sandbox.disputes", "platform.engine-timers");

  @Autowired CleanSlate cleanSlate;
  @Autowired SampleCalendar calendar;
  @Autowired SandboxUsers users;
  @Autowired List<DueWork> works;
  @Autowired DunwellClock clock;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void begin() {
    cleanSlate.wipe();
    users.ensure();
  }

  @AfterEach
  void forget() {
    cleanSlate.wipe();
    clock.reset();
  }

  @Test
  void disputesOfEveryReasonAndEndingAreThereWhenSomebodyLooksFirst() {
    live(LocalDate.of(2026, 3, 2));

    assertThat(count("select count(distinct reason_code) from disputes.dispute")).isEqualTo(24);
    assertThat(strings("select distinct outcome from disputes.dispute where outcome is not null"))
        .containsExactlyInAnyOrder("credited", "rejected", "corrected", "withdrawn", "paid");
    assertThat(strings("select distinct escalation from disputes.dispute where escalation <> ''"))
        .containsExactlyInAnyOrder("amount", "time", "by-hand");
    assertThat(
            strings(
                """
                select case when credited_amount < amount then 'part' else 'full' end
                from disputes.dispute where outcome = 'credited' group by 1
                """))
        .containsExactlyInAnyOrder("full", "part");
    assertThat(count("select count(*) from disputes.resolution where state = 'proposed'"))
        .isEqualTo(1);
    assertThat(count("select count(*) from disputes.resolution where state = 'refused'"))
        .isEqualTo(1);
    assertThat(
            count(
                "select count(*) from disputes.dispute where state = 'open' and paused_at <= raised_at + interval '2 days'"))
        .isEqualTo(1);
    assertThat(
            strings(
                """
                select substring(key, 8) || ' ' || coalesce(outcome, 'open')
                from disputes.dispute
                order by key
                """))
        .containsExactly(
            "S01 credited",
            "S02 credited",
            "S03 rejected",
            "S04 credited",
            "S05 credited",
            "S06 credited",
            "S07 corrected",
            "S08 credited",
            "S09 rejected",
            "S10 credited",
            "S11 rejected",
            "S12 withdrawn",
            "S13 rejected",
            "S14 corrected",
            "S15 rejected",
            "S16 credited",
            "S17 paid",
            "S18 credited",
            "S19 paid",
            "S20 withdrawn",
            "S21 rejected",
            "S22 credited",
            "S23 rejected",
            "S24 credited",
            "S25 open",
            "S26 open",
            "S27 rejected",
            "S28 open",
            "S29 open",
            "S30 open",
            "S31 open",
            "S32 open",
            "S33 open");
  }

  @Test
  void theyEndTheSameWhicheverDayOfTheWeekTheFirstStartIsOn() {
    live(LocalDate.of(2026, 3, 7));

    assertThat(
            strings(
                "select outcome || ' ' || count(*) from disputes.dispute where state = 'ended' group by outcome order by 1"))
        .containsExactly("corrected 2", "credited 11", "paid 2", "rejected 8", "withdrawn 2");
  }

  private void live(LocalDate zero) {
    calendar.begin(zero);
    for (LocalDate day = zero.minus(FirstStart.HISTORY);
        !day.isAfter(zero);
        day = day.plusDays(1)) {
      workAt(SampleLedger.feedOn(day));
      workAt(SampleDisputes.workOn(day).minusSeconds(1));
      workAt(SampleDisputes.workOn(day));
    }
    assertThat(calendar.page().orElseThrow().disputedUntil()).isEqualTo(zero);
  }

  private void workAt(Instant now) {
    clock.standAt(now);
    for (DueWork work : works) {
      while (WORKS.contains(work.name())
          && work.nextDue().filter(due -> !due.isAfter(now)).isPresent()) {
        work.runDue(now);
      }
    }
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private List<String> strings(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }
}

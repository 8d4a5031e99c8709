package org.dunwell.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Trouble;
import org.dunwell.platform.Troubles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DunwellTest
class DayWorkCalendarTest {

  @Autowired TestLedger ledger;
  @Autowired DunwellClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Troubles troubles;

  private final List<String> done = new ArrayList<>();

  private final class Work implements DayWork {

    private final String name;
    private final LocalTime at;
    private boolean broken;

    Work(String name, LocalTime at) {
      this.name = name;
      this.at = at;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public LocalTime at() {
      return at;
    }

    @Override
    public void run(ZoneId zone, LocalDate day) {
      if (broken) {
        throw new IllegalStateException("no more paper");
      }
      done.add(name + " of " + day);
    }
  }

  @BeforeEach
  void begin() {
    ledger.begin();
  }

  @Test
  void aDaysWorkThatStaysBrokenKeepsNoOtherFromItsDayAndIsDoneWhenItCan() {
    Work letters = new Work("letters", LocalTime.of(1, 0));
    Work cases = new Work("cases", LocalTime.of(6, 0));
    letters.broken = true;
    DayWorkCalendar calendar = calendar(letters, cases);

    runDue(calendar);
    assertThat(done).containsExactly("cases of 2026-03-02");
    assertThat(troubles.open(10))
        .extracting(Trouble::what)
        .containsExactly("letters@Z failed: no more paper");
    assertThat(calendar.nextDue()).contains(clock.instant().plusSeconds(60));

    letters.broken = false;
    clock.standAt(clock.instant().plusSeconds(60));
    runDue(calendar);
    assertThat(done).containsExactly("cases of 2026-03-02", "letters of 2026-03-02");
    assertThat(troubles.open(10)).isEmpty();
  }

  @Test
  void aTroubleFromBeforeARestartIsOverWhenTheWorkGoesWell() {
    Work letters = new Work("letters", LocalTime.of(1, 0));
    letters.broken = true;
    runDue(calendar(letters));
    assertThat(troubles.open(10)).hasSize(1);

    letters.broken = false;
    runDue(calendar(letters));
    assertThat(done).containsExactly("letters of 2026-03-02");
    assertThat(troubles.open(10)).isEmpty();
  }

  private DayWorkCalendar calendar(DayWork... works) {
    return new DayWorkCalendar(
        List.of(works), () -> Set.of(ZoneOffset.UTC), jdbc, clock, new FailedWork(clock, troubles));
  }

  private void runDue(DayWorkCalendar calendar) {
    while (!calendar.nextDue().orElseThrow().isAfter(clock.instant())) {
      calendar.runDue(clock.instant());
    }
  }
}

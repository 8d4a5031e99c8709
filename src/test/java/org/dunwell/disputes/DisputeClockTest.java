package org.dunwell.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.disputes.questions.DisputeQuestions;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.platform.time.TimeMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reminders and escalations come at the exact minute of the department's own clock. */
@DunwellTest
class DisputeClockTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Autowired TestLedger ledger;
  @Autowired Disputes disputes;
  @Autowired Courses courses;
  @Autowired DisputeQuestions questions;
  @Autowired DisputeWork work;
  @Autowired TimeMachine machine;
  @Autowired DunwellClock clock;

  long customer;

  @BeforeEach
  void people() {
    ledger.begin();
    work.people();
    customer = ledger.customer("C1");
    // 16 hours of working time, two days of the seeded hours 8 to 12 and 13 to 17
    ledger.update("update disputes.reason_code set target_minutes = 960 where code = 'QTY_SHORT'");
    hours("logistics", "Europe/Berlin", "DE");
  }

  @AfterEach
  void asItWas() {
    hours("logistics", "Europe/Berlin", "DE");
    ledger.update("delete from disputes.department_closed_day");
  }

  private void hours(String department, String zone, String calendar) {
    ledger.update(
        "update disputes.department set zone = ?, calendar = ? where code = ?",
        zone,
        calendar,
        department);
  }

  @Test
  void escalationComesToTheMinuteAfterAWeekendAndAGermanHoliday() {
    // Thursday before Good Friday; Easter Monday is off as well
    Dispute dispute = raiseAt(at(BERLIN, "2026-04-02T15:20"));

    // 1:40 on Thursday, 8 on Tuesday, 6:20 on Wednesday
    escalatesExactlyAt(dispute, at(BERLIN, "2026-04-08T15:20"));
  }

  @Test
  void theSameDisputeInNewYorkKnowsOtherHolidays() {
    hours("logistics", "America/New_York", "US");
    Dispute dispute = raiseAt(at(NEW_YORK, "2026-05-22T15:20"));

    // Memorial Day is Monday the 25th: 1:40 on Friday, 8 on Tuesday, 6:20 on Wednesday
    escalatesExactlyAt(dispute, at(NEW_YORK, "2026-05-27T15:20"));
  }

  @Test
  void theNightTheClocksChangeCostsNobodyAnHour() {
    // Friday before the last Sunday of March: summer time begins in between
    Dispute dispute = raiseAt(at(BERLIN, "2026-03-27T10:00"));

    Instant due = at(BERLIN, "2026-03-31T10:00");
    assertThat(Duration.between(at(BERLIN, "2026-03-27T10:00"), due))
        .isEqualTo(Duration.ofHours(95));
    escalatesExactlyAt(dispute, due);
  }

  @Test
  void aClosedDayOfTheCompanyIsNoWorkingDay() {
    ledger.update(
        "insert into disputes.department_closed_day values ('logistics', '2026-03-03', 'stocktaking')");
    Dispute dispute = raiseAt(TestLedger.MONDAY);

    escalatesExactlyAt(dispute, at(BERLIN, "2026-03-05T10:00"));
  }

  @Test
  void theOwnerIsRemindedOnceWhenThreeQuartersAreUsedUp() {
    ledger.update(
        "update disputes.department set email = 'lager@nordwerk.example' where code = 'logistics'");
    Dispute dispute = raiseAt(TestLedger.MONDAY);
    String key = "dispute/%d/reminder/lager@nordwerk.example".formatted(dispute.id());

    // 12 of 16 hours after Monday 10:00
    walkTo(at(BERLIN, "2026-03-03T14:59"));
    assertThat(work.mail(key)).isNull();
    walkTo(at(BERLIN, "2026-03-03T15:00"));
    assertThat(work.mail(key)).contains("Its time is used up on 4 Mar 2026, 10:00");
    ledger.update("update disputes.department set email = null where code = 'logistics'");
  }

  @Test
  void whileTheCustomerIsAskedTheClockStands() {
    Dispute dispute = raiseAt(TestLedger.MONDAY);
    questions.askCustomer(dispute.id(), "Could you send photos?", "ines");
    Instant asked = clock.instant();
    assertThat(courses.of(dispute.id()).isPaused(asked)).isTrue();

    walkTo(at(BERLIN, "2026-03-04T16:00"));
    assertThat(courses.of(dispute.id()).isEscalated()).isFalse();
    questions.answer(dispute.id(), questions.of(dispute.id()).get(0).id(), "Here they are", "ines");

    // all 16 hours are left on Wednesday 16:00
    escalatesExactlyAt(dispute, at(BERLIN, "2026-03-06T16:00"));
  }

  @Test
  void whoNeverAnswersStopsTheClockForFiveDaysOfTheirOwnOnly() {
    Dispute dispute = raiseAt(TestLedger.MONDAY);
    questions.askCustomer(dispute.id(), "Could you send photos?", "ines");

    // until the end of Monday the 9th; two working days from Tuesday 8:00
    escalatesExactlyAt(dispute, at(BERLIN, "2026-03-11T17:00"));
    assertThat(ledger.count("disputes.pause where dispute_id = ?", dispute.id())).isEqualTo(1);
  }

  private Dispute raiseAt(Instant moment) {
    clock.standAt(moment);
    long invoice = ledger.invoice(customer, "R-1", "1000.00", 0);
    return disputes.open(
        NewDispute.whole("test", invoice, "QTY_SHORT", "missing", "page", "collector"));
  }

  private void escalatesExactlyAt(Dispute dispute, Instant due) {
    assertThat(courses.of(dispute.id()).dueAt()).isEqualTo(due);
    walkTo(due.minusSeconds(60));
    assertThat(courses.of(dispute.id()).isEscalated()).isFalse();
    assertThat(work.task(dispute).getTaskDefinitionKey()).isEqualTo("investigateDispute");
    walkTo(due);
    assertThat(courses.of(dispute.id()).escalation()).isEqualTo("time");
    assertThat(courses.of(dispute.id()).escalatedAt()).isEqualTo(due);
    assertThat(work.task(dispute).getTaskDefinitionKey()).isEqualTo("settleEscalatedDispute");
    assertThat(work.groupsOf(work.task(dispute))).isEqualTo(List.of("credit-managers"));
  }

  private void walkTo(Instant moment) {
    machine.walkTo(moment);
    clock.standAt(moment);
  }

  private static Instant at(ZoneId zone, String wall) {
    return ZonedDateTime.of(LocalDateTime.parse(wall), zone).toInstant();
  }
}

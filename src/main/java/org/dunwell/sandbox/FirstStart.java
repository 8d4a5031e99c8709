package org.dunwell.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.receivables.SellingEntities;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Fills an empty sandbox with the sample ledger. The clock is set back some weeks and walks to the
 * present in the background, so that the reminders and calls of the past were really sent and made
 * when the first cases are looked at.
 */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class FirstStart {

  /** Long enough for every stage of a case to be reached, short enough to be walked in a minute. */
  static final Period HISTORY = Period.ofDays(60);

  private final SampleCalendar calendar;
  private final SellingEntities sellingEntities;
  private final TimeMachine machine;
  private final CleanSlate slate;
  private final Clock clock;
  private final boolean sample;
  private final String startAt;

  FirstStart(
      SampleCalendar calendar,
      SellingEntities sellingEntities,
      TimeMachine machine,
      CleanSlate slate,
      Clock clock,
      @Value("${dunwell.sandbox.sample:true}") boolean sample,
      @Value("${dunwell.sandbox.start-at:}") String startAt) {
    this.calendar = calendar;
    this.sellingEntities = sellingEntities;
    this.machine = machine;
    this.slate = slate;
    this.clock = clock;
    this.sample = sample;
    this.startAt = startAt;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(1)
  void begin() {
    if (calendar.page().isPresent()
        || machine.target().isPresent()
        || !sellingEntities.all().isEmpty()) {
      return;
    }
    Instant present = startAt.isBlank() ? clock.instant() : moment(startAt);
    if (sample) {
      LocalDate today = LocalDate.ofInstant(present, SampleLedger.ZONE);
      Instant past = SampleLedger.feedOn(today.minus(HISTORY));
      machine.beginAnew(past, present, () -> fill(today));
    } else if (!startAt.isBlank()) {
      machine.jumpTo(present);
      calendar.begin(null);
    }
  }

  private void fill(LocalDate today) {
    slate.wipe();
    calendar.begin(today);
  }

  /** A date stands for its morning. */
  private static Instant moment(String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atTime(8, 0).toInstant(ZoneOffset.UTC);
    } catch (java.time.format.DateTimeParseException e) {
      throw new BrokenRule(
          "dunwell.sandbox.start-at is \"%s\". Write a date such as 2026-03-01 or a moment such as 2026-03-01T09:30:00Z."
              .formatted(text));
    }
  }
}

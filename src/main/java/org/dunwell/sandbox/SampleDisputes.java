package org.dunwell.sandbox;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dunwell.platform.time.DueWork;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Plays what customers find wrong with the sample's invoices and what people do about it, and whom
 * they trust how far: each afternoon the steps that the file holds for the day, once its files have
 * been imported.
 */
@Component
@Order(5)
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class SampleDisputes implements DueWork {

  private static final LocalTime AFTERNOON = LocalTime.of(14, 0);

  private static final String FILE = "disputes";
  private static final String CREDIT = "credit";

  private final SampleCalendar calendar;
  private final SampleDispute people;
  private final SampleCredit credit;
  private final SampleLedger ledger;
  private final long lastDay;

  SampleDisputes(
      SampleCalendar calendar, SampleDispute people, SampleCredit credit, SampleLedger ledger) {
    this.calendar = calendar;
    this.people = people;
    this.credit = credit;
    this.ledger = ledger;
    this.lastDay = SampleFiles.lastDay(List.of(FILE, CREDIT));
  }

  static Instant workOn(LocalDate day) {
    return day.atTime(AFTERNOON).atZone(SampleLedger.ZONE).toInstant();
  }

  @Override
  public String name() {
    return "sandbox.disputes";
  }

  @Override
  public Optional<Instant> nextDue() {
    return calendar.samplePage().flatMap(this::nextDay).map(SampleDisputes::workOn);
  }

  /** None before the day's files are in: a dispute is about an invoice. */
  private Optional<LocalDate> nextDay(SampleCalendar.Page page) {
    LocalDate next =
        page.disputedUntil() == null
            ? page.dayZero().minus(FirstStart.HISTORY)
            : page.disputedUntil().plusDays(1);
    boolean fed = page.fedUntil() != null && !next.isAfter(page.fedUntil());
    return !fed || next.isAfter(page.dayZero().plusDays(lastDay)) || ledger.isImporting()
        ? Optional.empty()
        : Optional.of(next);
  }

  /**
   * Each step is a transaction of its own, as it is with people; one done before is passed over.
   */
  @Override
  public void runDue(Instant now) {
    calendar.samplePage().ifPresent(page -> nextDay(page).ifPresent(day -> work(page, day)));
  }

  private void work(SampleCalendar.Page page, LocalDate day) {
    SampleFiles.arriving(FILE, page.dayZero(), page.disputedUntil(), day)
        .ifPresent(step -> steps(step, people::step));
    SampleFiles.arriving(CREDIT, page.dayZero(), page.disputedUntil(), day)
        .ifPresent(step -> steps(step, credit::step));
    calendar.disputedUntil(day);
  }

  private static void steps(String csv, Consumer<NamedCsvRecord> step) {
    try (Stream<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv).stream()) {
      rows.forEach(step);
    }
  }
}

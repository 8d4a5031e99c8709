package org.dunwell.sandbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.time.DueWork;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Upload;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plays the company's ERP: hands over each early morning what the sample's files hold for the day,
 * through the same imports as everybody's files. Goes on for some weeks after the first start, so
 * that a sandbox that is fast-forwarded keeps living.
 */
@Component
@Order(4)
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class SampleLedger implements DueWork {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalTime MORNING = LocalTime.of(5, 0);

  private static final String BLOCKS = "blocks";

  /** In the order in which one needs the other. */
  private static final List<String> KINDS =
      List.of(
          "selling-entities",
          "customers",
          "invoices",
          "credit-notes",
          "payments",
          "financial-statements",
          "exchange-rates");

  private final SampleCalendar calendar;
  private final SampleBlocks blocks;
  private final Imports imports;
  private final long lastDay;

  SampleLedger(SampleCalendar calendar, SampleBlocks blocks, Imports imports) {
    this.calendar = calendar;
    this.blocks = blocks;
    this.imports = imports;
    this.lastDay = Math.max(SampleFiles.lastDay(KINDS), SampleFiles.lastDay(List.of(BLOCKS)));
  }

  /** The moment at which a day's rows arrive. */
  static Instant feedOn(LocalDate day) {
    return day.atTime(MORNING).atZone(ZONE).toInstant();
  }

  @Override
  public String name() {
    return "sandbox.sample";
  }

  @Override
  public Optional<Instant> nextDue() {
    return calendar.samplePage().flatMap(this::nextDay).map(SampleLedger::feedOn);
  }

  /** None while files are still being imported: a day may need what the day before brought. */
  private Optional<LocalDate> nextDay(SampleCalendar.Page page) {
    LocalDate next =
        page.fedUntil() == null
            ? page.dayZero().minus(FirstStart.HISTORY)
            : page.fedUntil().plusDays(1);
    return next.isAfter(page.dayZero().plusDays(lastDay)) || isImporting()
        ? Optional.empty()
        : Optional.of(next);
  }

  /** Whether files are on their way into the ledger. */
  boolean isImporting() {
    return imports.count("waiting") + imports.count("running") > 0;
  }

  @Override
  @Transactional
  public void runDue(Instant now) {
    calendar.samplePage().ifPresent(page -> nextDay(page).ifPresent(day -> feed(page, day)));
  }

  private void feed(SampleCalendar.Page page, LocalDate day) {
    for (String kind : KINDS) {
      SampleFiles.arriving(kind, page.dayZero(), page.fedUntil(), day)
          .ifPresent(csv -> imports.submit(upload(kind, day, csv)));
    }
    SampleFiles.arriving(BLOCKS, page.dayZero(), page.fedUntil(), day).ifPresent(blocks::set);
    calendar.fedUntil(day);
  }

  private static Upload upload(String kind, LocalDate day, String csv) {
    return new Upload(
        kind,
        "sample-%s-%s.csv".formatted(kind, day),
        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
        null,
        false,
        "sample");
  }
}

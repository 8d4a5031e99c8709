package org.dunwell.receivables.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DayWork;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Once a day what waits is closed, and people hear of batches of which the ERP says nothing. */
@Component
class JournalEvening implements DayWork {

  static final String UNACKNOWLEDGED = "journal-unacknowledged";

  /** As many troubles as anybody reads. */
  private static final int MOST_TROUBLES = 50;

  /** A million entries a day. */
  private static final int MOST_BATCHES = 100;

  private static final int NAMED = 3;

  private final JournalBatches batches;
  private final JournalMapper mapper;
  private final SellingEntities entities;
  private final Troubles troubles;
  private final LocalTime at;
  private final Duration patience;
  private final Clock clock;

  JournalEvening(
      JournalBatches batches,
      JournalMapper mapper,
      SellingEntities entities,
      Troubles troubles,
      @Value("${dunwell.journal.at}") String at,
      @Value("${dunwell.journal.patience-days}") int patienceDays,
      Clock clock) {
    this.batches = batches;
    this.mapper = mapper;
    this.entities = entities;
    this.troubles = troubles;
    this.at = LocalTime.parse(at);
    this.patience = Duration.ofDays(patienceDays);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "receivables.journal-evening";
  }

  @Override
  public LocalTime at() {
    return at;
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    for (SellingEntity entity : entities.all()) {
      if (entity.timeZone().equals(zone)) {
        int left = MOST_BATCHES;
        while (left > 0 && batches.close(entity.code(), "system").isPresent()) {
          left--;
        }
      }
    }
    mapper.overdue(clock.instant().minus(patience), MOST_TROUBLES).forEach(this::report);
  }

  private void report(JournalBatch batch) {
    List<String> keys =
        batches.entries(batch).stream()
            .filter(entry -> entry.state().equals("open"))
            .map(JournalEntry::key)
            .toList();
    troubles.report(
        "receivables",
        UNACKNOWLEDGED,
        batch.name(),
        "The ERP has not posted %d of %d entries of batch %s, closed %s: %s%s."
            .formatted(
                keys.size(),
                batch.entries(),
                batch.name(),
                batch.closedAt(),
                keys.stream().limit(NAMED).collect(Collectors.joining(", ")),
                keys.size() > NAMED ? " and others" : ""),
        "Ask whoever runs the ERP. The batch can be fetched again under its name; nothing is booked twice.",
        null);
  }
}

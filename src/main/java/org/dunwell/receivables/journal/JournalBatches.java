package org.dunwell.receivables.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.files.Sha256;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The numbered batches in which entries leave. */
@Component
public class JournalBatches {

  /** A few megabytes: one request, one file, one transaction of any ERP. */
  public static final int MOST_ENTRIES = 10_000;

  private static final int MOST_LISTED = 501;

  private final JournalMapper mapper;
  private final JournalBooks books;
  private final String folder;
  private final Clock clock;

  JournalBatches(
      JournalMapper mapper,
      JournalBooks books,
      @Value("${dunwell.journal.folder}") String folder,
      Clock clock) {
    this.mapper = mapper;
    this.books = books;
    this.folder = folder;
    this.clock = clock;
  }

  /** What is asked for: of any state where {@code state} is null. */
  public record Wanted(String state, String sellingEntity, Long after, int limit) {}

  /**
   * Closes a batch over what waits, at most {@link #MOST_ENTRIES}. The row of the book is locked
   * until the batch is stored, so two who close at once get two numbers in a row, and a crash gives
   * none.
   *
   * @return empty when nothing waits; then no number is used up
   */
  @Transactional
  public Optional<JournalBatch> close(String sellingEntity, String by) {
    long entity = books.of(sellingEntity).sellingEntityId();
    mapper.ensureBook(entity);
    int number = mapper.lockNumber(entity) + 1;
    Long[] ids = mapper.waiting(entity, MOST_ENTRIES).toArray(Long[]::new);
    if (ids.length == 0) {
      return Optional.empty();
    }
    JournalBook book = books.of(sellingEntity);
    String name = String.format(Locale.ROOT, "%s-%06d", sellingEntity, number);
    Instant now = clock.instant();
    List<JournalEntry> entries = mapper.byIds(ids);
    byte[] json = JournalContent.json(book, name, now, entries);
    byte[] csv = JournalContent.csv(book, name, entries);
    long id =
        mapper.insertBatch(
            new JournalMapper.NewBatch(
                entity,
                number,
                name,
                ids.length,
                now,
                by,
                json,
                csv,
                Sha256.of(json),
                Sha256.of(csv)));
    mapper.assign(id, ids);
    mapper.setNumber(entity, number);
    mapper.deliver(id, ways(book).toArray(String[]::new), now);
    return mapper.byName(name);
  }

  private List<String> ways(JournalBook book) {
    List<String> ways = new ArrayList<>();
    if (!folder.isBlank()) {
      ways.add("file");
    }
    if (book.webhookUrl() != null) {
      ways.add("webhook");
    }
    return ways;
  }

  /** A page of batches: unacknowledged first, then the newest. */
  public List<JournalBatch> list(Wanted wanted) {
    return mapper.list(
        new Wanted(
            wanted.state(),
            wanted.sellingEntity(),
            wanted.after(),
            Math.max(1, Math.min(wanted.limit(), MOST_LISTED))));
  }

  public long count(Wanted wanted) {
    return mapper.count(wanted);
  }

  /**
   * @throws NotThere when there is none with this name
   */
  public JournalBatch byName(String name) {
    return mapper.byName(name).orElseThrow(() -> new NotThere("journal batch", name));
  }

  /** The same bytes each time. */
  public byte[] json(JournalBatch batch) {
    return mapper.json(batch.id()).get(0);
  }

  /** The same bytes each time, with exact values. */
  public byte[] csv(JournalBatch batch) {
    return mapper.csv(batch.id()).get(0);
  }

  /** For people who open it as a spreadsheet. */
  public byte[] spreadsheet(JournalBatch batch) {
    return JournalContent.spreadsheet(
        books.of(batch.sellingEntity()), batch.name(), entries(batch));
  }

  /** What is in it and what became of each. */
  public List<JournalEntry> entries(JournalBatch batch) {
    return mapper.entriesOf(batch.id());
  }

  /** Sums per type and currency of these batches. */
  public List<JournalTotal> totals(List<JournalBatch> batches) {
    return batches.isEmpty()
        ? List.of()
        : mapper.totals(batches.stream().map(JournalBatch::id).toArray(Long[]::new));
  }

  /** How much waits for the next batch, per selling entity, type and currency. */
  public List<JournalTotal> waiting() {
    return mapper.waitingTotals();
  }

  /** Somebody has it now; who fetches it again changes nothing. */
  @Transactional
  public void sent(JournalBatch batch) {
    mapper.markSent(batch.id(), clock.instant());
  }
}

package org.dunwell.receivables.journal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.platform.TroubleRetry;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.dunwell.receivables.journal.JournalMapper.Delivery;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Batches on their way into a folder or to an address. Each is handed over under its row's lock:
 * who is killed in between hands it over once more, and the ERP knows it by its name.
 */
@Component
@Order(60)
class JournalDeliveries implements DueWork, TroubleRetry {

  static final String UNDELIVERED = "journal-undelivered";

  /** Over two days with the rests between them: longer than any weekend without an operator. */
  static final int MOST_ATTEMPTS = 14;

  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofHours(12);
  private static final int LONGEST_PROBLEM = 500;

  private final JournalMapper mapper;
  private final JournalBatches batches;
  private final JournalBooks books;
  private final JournalFolder folder;
  private final JournalWebhook webhook;
  private final Troubles troubles;
  private final TransactionTemplate transaction;
  private final Clock clock;

  JournalDeliveries(
      JournalMapper mapper,
      JournalBatches batches,
      JournalBooks books,
      JournalFolder folder,
      JournalWebhook webhook,
      Troubles troubles,
      PlatformTransactionManager manager,
      Clock clock) {
    this.mapper = mapper;
    this.batches = batches;
    this.books = books;
    this.folder = folder;
    this.webhook = webhook;
    this.troubles = troubles;
    this.transaction = new TransactionTemplate(manager);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "receivables.journal";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextDelivery();
  }

  @Override
  public void runDue(Instant now) {
    transaction.executeWithoutResult(status -> mapper.dueDelivery(now).ifPresent(this::handOver));
  }

  private void handOver(Delivery delivery) {
    JournalBatch batch = batches.byName(delivery.name());
    try {
      byte[] json = batches.json(batch);
      if (delivery.way().equals("file")) {
        folder.write(batch, json, batches.csv(batch));
      } else {
        webhook.post(books.of(batch.sellingEntity()), batch, json);
      }
    } catch (IOException failed) {
      later(delivery, failed);
      return;
    }
    mapper.delivered(delivery.batchId(), delivery.way(), clock.instant());
    batches.sent(batch);
    troubles.resolve("receivables", UNDELIVERED, subject(delivery), "system");
  }

  private void later(Delivery delivery, IOException failed) {
    boolean last = delivery.attempts() + 1 >= MOST_ATTEMPTS;
    String problem = String.valueOf(failed.getMessage());
    mapper.undelivered(
        delivery,
        problem.substring(0, Math.min(LONGEST_PROBLEM, problem.length())),
        last ? null : clock.instant().plus(rest(delivery.attempts())));
    if (last) {
      troubles.report(
          "receivables",
          UNDELIVERED,
          subject(delivery),
          "Journal batch %s did not leave (%s) in %d attempts: %s"
              .formatted(delivery.name(), delivery.way(), MOST_ATTEMPTS, problem),
          "Mend the address or the folder, then try again. The ERP may fetch the batch meanwhile.",
          failed);
    }
  }

  private static Duration rest(int attempts) {
    Duration rest = FIRST_REST.multipliedBy(1L << attempts);
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }

  private static String subject(Delivery delivery) {
    return delivery.name() + " " + delivery.way();
  }

  @Override
  public String kind() {
    return "receivables/" + UNDELIVERED;
  }

  @Override
  @Transactional
  public void retry(String subject) {
    int space = subject.lastIndexOf(' ');
    mapper.deliverAgain(subject.substring(0, space), subject.substring(space + 1), clock.instant());
  }
}

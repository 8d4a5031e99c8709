package org.dunwell.receivables.journal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.platform.Troubles;
import org.dunwell.receivables.LedgerLocks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hears our own words in the ERP's snapshots. What the ERP has not posted yet, its snapshot still
 * shows as open: that must not bring back a debt that is settled here; and what it shows as posted
 * need not be acknowledged any more.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class JournalEcho {

  /** A file older than this, imported after an acknowledgement, is nobody's habit. */
  private static final Duration FILES_RUN_OUT = Duration.ofDays(3);

  private final JournalMapper mapper;
  private final LedgerLocks locks;
  private final Troubles troubles;
  private final Clock clock;

  JournalEcho(JournalMapper mapper, LedgerLocks locks, Troubles troubles, Clock clock) {
    this.mapper = mapper;
    this.locks = locks;
    this.troubles = troubles;
    this.clock = clock;
  }

  /** An import is undone: what it showed of our entries counts as not shown. */
  public void forget(long importId) {
    mapper.unsee(importId);
  }

  /**
   * What a snapshot shows of an invoice.
   *
   * @param open of it in our books
   * @param stated what the snapshot says is open
   * @param day at whose end the ERP's books were like this, or null when the file does not say
   */
  public record Shown(long invoiceId, BigDecimal open, BigDecimal stated, LocalDate day) {}

  /**
   * An entry that the snapshot need not know.
   *
   * @param amount less open by it
   * @param later the snapshot cannot know it
   * @param posted the ERP has said that it has it
   */
  record Pending(long invoiceId, long id, BigDecimal amount, boolean later, boolean posted) {}

  /** What is to be open here, and which entries the snapshot has shown. */
  record Verdict(BigDecimal open, List<Long> seen) {}

  /** Locks customers, so that nothing is added while a snapshot is compared. */
  public void lock(Collection<Long> customerIds) {
    locks.payers(customerIds);
  }

  /**
   * What is to be open of each invoice here; of one that no entry concerns, what is stated.
   * Remembers which entries the snapshot has shown.
   *
   * @param uploaded when the file came; nothing written after it can stand in it
   */
  public Map<Long, BigDecimal> open(long importId, Instant uploaded, List<Shown> shown) {
    Map<Long, List<Pending>> pending =
        mapper
            .pending(
                shown.stream().map(Shown::invoiceId).toArray(Long[]::new),
                shown.stream().map(Shown::day).toArray(LocalDate[]::new),
                uploaded,
                clock.instant().minus(FILES_RUN_OUT))
            .stream()
            .collect(Collectors.groupingBy(Pending::invoiceId));
    Map<Long, BigDecimal> open = new HashMap<>();
    List<Long> seen = new ArrayList<>();
    for (Shown one : shown) {
      Verdict verdict =
          judge(one.open(), one.stated(), pending.getOrDefault(one.invoiceId(), List.of()));
      open.put(one.invoiceId(), verdict.open());
      seen.addAll(verdict.seen());
    }
    if (!seen.isEmpty()) {
      mapper.seen(seen.toArray(Long[]::new), importId, clock.instant());
    }
    return open;
  }

  /**
   * The ERP posts in the order written: if the snapshot fits some point of that order, everything
   * before that point is posted and our books are right. If it fits none, something else has
   * happened in the ERP too: then what it has not acknowledged is still missing in its amount.
   */
  static Verdict judge(BigDecimal open, BigDecimal stated, List<Pending> pending) {
    List<Pending> maybe = pending.stream().filter(entry -> !entry.later()).toList();
    BigDecimal later = sum(pending.stream().filter(Pending::later).toList());
    for (int posted = maybe.size(); posted >= 0; posted--) {
      BigDecimal missing = sum(maybe.subList(posted, maybe.size()));
      if (stated.compareTo(open.add(later).add(missing)) == 0) {
        return new Verdict(open, maybe.subList(0, posted).stream().map(Pending::id).toList());
      }
    }
    BigDecimal unposted = sum(maybe.stream().filter(entry -> !entry.posted()).toList());
    return new Verdict(stated.subtract(later).subtract(unposted).max(BigDecimal.ZERO), List.of());
  }

  private static BigDecimal sum(List<Pending> entries) {
    return entries.stream().map(Pending::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * The whole snapshot was read: what closed an invoice here that it does not show any more is
   * posted.
   */
  public void complete(long importId, Instant uploaded) {
    mapper.seenByAbsence(importId, uploaded, clock.instant());
    mapper.seenDocuments(importId, clock.instant());
    recognised();
  }

  /** Payments or credit notes were recognised: batches of which nothing is left are done. */
  public void recognised() {
    mapper
        .finishSeen(clock.instant())
        .forEach(
            batch ->
                troubles.resolve("receivables", JournalEvening.UNACKNOWLEDGED, batch, "system"));
  }
}

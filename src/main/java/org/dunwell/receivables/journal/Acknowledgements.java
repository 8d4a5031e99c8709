package org.dunwell.receivables.journal;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.platform.Troubles;
import org.dunwell.receivables.Reversals;
import org.dunwell.receivables.journal.Acknowledgement.Decision;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the ERP says became of our batches. */
@Component
public class Acknowledgements {

  private static final int NAMED = 3;

  private final JournalMapper mapper;
  private final JournalBatches batches;
  private final RefusedEntries refusedEntries;
  private final Reversals reversals;
  private final Troubles troubles;
  private final Clock clock;

  Acknowledgements(
      JournalMapper mapper,
      JournalBatches batches,
      RefusedEntries refusedEntries,
      Reversals reversals,
      Troubles troubles,
      Clock clock) {
    this.mapper = mapper;
    this.batches = batches;
    this.refusedEntries = refusedEntries;
    this.reversals = reversals;
    this.troubles = troubles;
    this.clock = clock;
  }

  /**
   * Takes an acknowledgement. The same one again changes nothing; a number that was missing is
   * added. What was only requested and is refused is open again here at once, all of the rest that
   * is refused waits for a person.
   *
   * @return the batch as it stands
   * @throws AcknowledgementContradicts when the ERP has said something else before
   */
  @Transactional
  public JournalBatch take(String name, Acknowledgement said) {
    JournalBatch batch = batches.byName(name);
    // customers before anything else: what is refused may have to be taken back
    reversals.lock(
        batches.entries(batch).stream().map(JournalEntry::customerId).collect(Collectors.toSet()));
    mapper.lockBatch(batch.id());
    List<Decision> decisions = said.of(batches.entries(batch));
    decisions.stream()
        .filter(Decision::contradicts)
        .findFirst()
        .ifPresent(
            decision -> {
              throw new AcknowledgementContradicts(decision.entry());
            });
    List<Decision> fresh = decisions.stream().filter(Decision::isNew).toList();
    if (!fresh.isEmpty()) {
      store(batch, decisions, fresh);
    }
    return batches.byName(name);
  }

  private void store(JournalBatch batch, List<Decision> all, List<Decision> fresh) {
    mapper.decide(
        new JournalMapper.Decided(
            fresh.stream().map(decision -> decision.entry().id()).toArray(Long[]::new),
            fresh.stream().map(Decision::state).toArray(String[]::new),
            fresh.stream().map(Decision::number).toArray(String[]::new),
            fresh.stream().map(Decision::refusal).toArray(String[]::new),
            clock.instant()));
    boolean none = all.stream().allMatch(decision -> decision.refusal() != null);
    mapper.acknowledged(batch.id(), none ? "refused" : "acknowledged", clock.instant());
    troubles.resolve("receivables", JournalEvening.UNACKNOWLEDGED, batch.name(), "system");
    List<Decision> refused =
        fresh.stream()
            .filter(decision -> decision.entry().acknowledgedAt() == null)
            .filter(decision -> decision.refusal() != null)
            .toList();
    if (!refused.isEmpty()) {
      report(batch, refused);
      refusedEntries.takeBackRequests(
          batch.name(), refused.stream().map(decision -> decision.entry().id()).toList());
    }
  }

  private void report(JournalBatch batch, Collection<Decision> refused) {
    String some =
        refused.stream()
            .limit(NAMED)
            .map(
                decision ->
                    "%s of customer %s (%s)"
                        .formatted(
                            decision.entry().key(),
                            decision.entry().customer(),
                            decision.refusal()))
            .collect(Collectors.joining(", "));
    troubles.report(
        "receivables",
        RefusedEntries.REFUSED,
        batch.name(),
        "The ERP has refused %d of %d entries of batch %s: %s%s."
            .formatted(
                refused.size(),
                batch.entries(),
                batch.name(),
                some,
                refused.size() > NAMED ? " and others" : ""),
        "Open the journal. What was requested is open again here; of the rest, mend the cause in the ERP and send it again, or take it back.",
        null);
  }
}

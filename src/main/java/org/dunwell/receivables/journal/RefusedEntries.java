package org.dunwell.receivables.journal;

import java.time.Clock;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.TroubleRetry;
import org.dunwell.platform.Troubles;
import org.dunwell.receivables.Charges;
import org.dunwell.receivables.Reversals;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the ERP has refused: sent again, as a new entry, once its cause is mended; or taken back
 * here as if it had never been.
 */
@Component
public class RefusedEntries implements TroubleRetry {

  static final String REFUSED = "journal-refused";

  private static final int SHOWN = 200;

  private final JournalMapper mapper;
  private final JournalBatches batches;
  private final Reversals reversals;
  private final Charges charges;
  private final Troubles troubles;
  private final Clock clock;

  RefusedEntries(
      JournalMapper mapper,
      JournalBatches batches,
      Reversals reversals,
      Charges charges,
      Troubles troubles,
      Clock clock) {
    this.mapper = mapper;
    this.batches = batches;
    this.reversals = reversals;
    this.charges = charges;
    this.troubles = troubles;
    this.clock = clock;
  }

  /** Those of which nobody has decided yet, oldest first. */
  public List<JournalEntry> waiting() {
    return mapper.refused(SHOWN);
  }

  /** It goes into the next batch, under a key of its own. */
  @Transactional
  public void again(long id, String by) {
    JournalEntry entry = waiting(id);
    sendAgain(List.of(entry));
    resolved(entry.batch(), by);
  }

  /** What it closed is open again. */
  @Transactional
  public void takeBack(long id, String by) {
    reversals.lock(List.of(byId(id).customerId()));
    JournalEntry entry = waiting(id);
    back(entry, by);
    resolved(entry.batch(), by);
  }

  @Override
  public String kind() {
    return "receivables/" + REFUSED;
  }

  /** All of the batch that still waits goes again. */
  @Override
  @Transactional
  public void retry(String batch) {
    sendAgain(
        batches.entries(batches.byName(batch)).stream()
            .filter(JournalEntry::waitsForAPerson)
            .toList());
  }

  /** What was only requested is not so; the customers are locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  void takeBackRequests(String batch, List<Long> ids) {
    for (JournalEntry entry : mapper.byIds(ids.toArray(Long[]::new))) {
      // a payment that goes takes its allocations with it
      if (entry.posting().equals("erp") && byId(entry.id()).waitsForAPerson()) {
        back(entry, "system");
      }
    }
  }

  private void sendAgain(List<JournalEntry> entries) {
    if (!entries.isEmpty()) {
      Long[] ids = entries.stream().map(JournalEntry::id).toArray(Long[]::new);
      mapper.settle(ids, "again");
      mapper.again(ids, clock.instant());
    }
  }

  private void back(JournalEntry entry, String by) {
    String reason = "refused by the ERP: " + entry.refusal();
    if (entry.amount().signum() > 0) {
      reverse(entry, reason, by);
    }
    mapper.settle(new Long[] {entry.id()}, "back");
    if (entry.invoice() == null) {
      // what the document cleared went with it
      mapper.settleDocument(entry.id());
    }
  }

  private void reverse(JournalEntry entry, String reason, String by) {
    switch (entry.type()) {
      case "payment" -> reversals.payment(entry.paymentId(), reason, by);
      case "credit-note" -> reversals.creditNote(entry.creditNoteId(), reason, by);
      case "charge" -> charges.reverse(entry.chargeId(), reason, by);
      case "charge-ended" -> charges.reinstate(entry.chargeId(), reason, by);
      case "write-off", "discount" ->
          reversals.writeOff(
              entry.writeOffId(), entry.invoiceId(), entry.sellingEntityId(), reason, by);
      case "allocation" -> {
        if (entry.paymentId() != null) {
          reversals.paid(entry.paymentId(), entry.invoiceId(), reason, by);
        } else {
          reversals.credited(entry.creditNoteId(), entry.invoiceId(), reason, by);
        }
      }
      default ->
          throw new BrokenRule(
              "An entry of type %s cannot be taken back here. Take it back where it was made."
                  .formatted(entry.type()));
    }
  }

  private void resolved(String batch, String by) {
    if (batches.entries(batches.byName(batch)).stream().noneMatch(JournalEntry::waitsForAPerson)) {
      troubles.resolve("receivables", REFUSED, batch, by);
    }
  }

  private JournalEntry waiting(long id) {
    JournalEntry entry = byId(id);
    if (!entry.waitsForAPerson()) {
      throw new BrokenRule(
          "%s does not wait for a decision any more. Look again at the journal."
              .formatted(entry.key()));
    }
    return entry;
  }

  private JournalEntry byId(long id) {
    return mapper.byIds(new Long[] {id}).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("journal entry", Long.toString(id)));
  }
}

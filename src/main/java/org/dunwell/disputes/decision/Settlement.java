package org.dunwell.disputes.decision;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.DisputeEnds;
import org.dunwell.disputes.DisputeLetters;
import org.dunwell.disputes.DisputeNotAllowed;
import org.dunwell.disputes.Disputes;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.CreditNote;
import org.dunwell.receivables.CreditNotes;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.NewBlock;
import org.dunwell.receivables.NewCreditNote;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.ToInvoice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries a decision out in the ledger. The credit note is numbered after its dispute, so it is
 * booked once however often anybody tries. What is still owed may get a fresh date to pay by, as
 * {@code rules/after-dispute.dmn} says: until then nobody is reminded; the due date itself, from
 * which interest runs, never moves.
 */
@Component
public class Settlement {

  private static final String TABLE = "after-dispute";

  /** More would be a new payment term. */
  private static final int MOST_DAYS = 90;

  /** The column of the table's answer. */
  record After(int payWithinDays) {

    After {
      if (payWithinDays < 0 || payWithinDays > MOST_DAYS) {
        throw new BrokenRule(
            "after-dispute gives %d days to pay; give 0 to %d."
                .formatted(payWithinDays, MOST_DAYS));
      }
    }
  }

  private final Disputes disputes;
  private final DisputeEnds ends;
  private final Resolutions resolutions;
  private final DisputeLetters letters;
  private final CreditNotes creditNotes;
  private final Invoices invoices;
  private final Customers customers;
  private final SellingEntities entities;
  private final Blocks blocks;
  private final Decisions decisions;
  private final Clock clock;

  Settlement(
      Disputes disputes,
      DisputeEnds ends,
      Resolutions resolutions,
      DisputeLetters letters,
      CreditNotes creditNotes,
      Invoices invoices,
      Customers customers,
      SellingEntities entities,
      Blocks blocks,
      Decisions decisions,
      Clock clock) {
    this.disputes = disputes;
    this.ends = ends;
    this.resolutions = resolutions;
    this.letters = letters;
    this.creditNotes = creditNotes;
    this.invoices = invoices;
    this.customers = customers;
    this.entities = entities;
    this.blocks = blocks;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** The customer need not pay what was agreed on. */
  @Transactional
  public void credit(long id) {
    Dispute dispute = disputes.locked(id);
    dispute.checkOpen();
    Resolution resolution = agreed(id);
    if (resolution.amount().compareTo(dispute.openAmount()) > 0) {
      throw new DisputeNotAllowed(
          "Only %s are still in dispute; more cannot be credited.".formatted(dispute.open()));
    }
    String outcome = resolution.proposal().equals("correct") ? "corrected" : "credited";
    resolutions.done(resolution);
    ends.end(
        dispute,
        new DisputeEnds.End(
            outcome, resolution.amount(), resolution.findings(), resolution.proposedBy()));
    ends.creditedBy(id, book(dispute, resolution).id());
    owedAgain(
        dispute,
        outcome,
        dispute.openAmount().subtract(resolution.amount()),
        resolution.proposedBy());
  }

  private CreditNote book(Dispute dispute, Resolution resolution) {
    return creditNotes.record(
        new NewCreditNote(
            dispute.sellingEntityId(),
            dispute.customerId(),
            creditNoteNumber(dispute.id()),
            entities.byId(dispute.sellingEntityId()).dayAt(clock.instant()),
            dispute.currency(),
            resolution.amount().stripTrailingZeros(),
            dispute.reasonName(),
            List.of(new ToInvoice(dispute.invoiceId(), resolution.amount()))));
  }

  /** The number under which a dispute's credit note stands in the ledger. */
  public static String creditNoteNumber(long disputeId) {
    return "CN-D" + disputeId;
  }

  /** Everything is owed as before. */
  @Transactional
  public void handBack(long id) {
    Dispute dispute = disputes.locked(id);
    dispute.checkOpen();
    Resolution resolution = agreed(id);
    String outcome = resolution.proposal().equals("withdraw") ? "withdrawn" : "rejected";
    resolutions.done(resolution);
    ends.end(
        dispute,
        new DisputeEnds.End(
            outcome, BigDecimal.ZERO, resolution.findings(), resolution.proposedBy()));
    owedAgain(dispute, outcome, dispute.openAmount(), resolution.proposedBy());
  }

  private Resolution agreed(long id) {
    Resolution resolution = resolutions.proposed(id);
    if (!resolution.isAgreed()) {
      throw new DisputeNotAllowed("Not enough people have agreed yet; nothing was stored.");
    }
    return resolution;
  }

  /**
   * What was in dispute and is owed after all may get a fresh date; the rest never lost its own.
   */
  private void owedAgain(Dispute dispute, String outcome, BigDecimal amount, String by) {
    if (amount.signum() == 0) {
      return;
    }
    int days = payWithinDays(dispute, outcome);
    LocalDate until =
        entities.byId(dispute.sellingEntityId()).dayAt(clock.instant()).plusDays(days);
    if (days > 0 && until.isAfter(invoices.byId(dispute.invoiceId()).dueOn())) {
      blocks.set(
          new NewBlock(
              dispute.invoiceId(),
              "hold",
              dispute.whole() ? null : amount,
              until,
              freshSource(dispute.id()),
              "time to pay after dispute " + dispute.id(),
              by));
    }
  }

  private int payWithinDays(Dispute dispute, String outcome) {
    return decisions
        .decide(
            TABLE,
            new Decisions.Question(
                "dispute/" + dispute.id(),
                Map.of(
                    "outcome",
                    outcome,
                    "riskClass",
                    customers.byId(dispute.customerId()).riskClass())),
            After.class)
        .output()
        .payWithinDays();
  }

  /** Names the block that gives time to pay after a dispute. */
  public static String freshSource(long disputeId) {
    return "dispute/" + disputeId + "/time-to-pay";
  }

  /** The customer reads what became of it; what it has taken back itself it knows. */
  @Transactional
  public void tell(long id) {
    Dispute dispute = disputes.byId(id);
    if (!"withdrawn".equals(dispute.outcome())) {
      letters.decided(dispute, resolutions.latest(id));
    }
  }
}

package org.dunwell.receivables;

import java.time.Clock;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What we no longer ask for. */
@Component
public class CreditNotes {

  private final CreditNoteMapper mapper;
  private final Allocations allocations;
  private final ToldCheck toldCheck;
  private final LedgerLocks locks;
  private final Postings postings;
  private final Clock clock;

  CreditNotes(
      CreditNoteMapper mapper,
      Allocations allocations,
      ToldCheck toldCheck,
      LedgerLocks locks,
      Postings postings,
      Clock clock) {
    this.mapper = mapper;
    this.allocations = allocations;
    this.toldCheck = toldCheck;
    this.locks = locks;
    this.postings = postings;
    this.clock = clock;
  }

  /**
   * Records a credit note and allocates it, as a payment is. The same one a second time changes
   * nothing.
   *
   * @throws BrokenRule when the amount is none, the number is taken by another credit note, or an
   *     allocation names an invoice it cannot credit
   */
  @Transactional
  public CreditNote record(NewCreditNote wanted) {
    Amounts.entered(wanted.amount(), wanted.currency());
    if (wanted.number() == null || wanted.number().isBlank() || wanted.issuedOn() == null) {
      throw new BrokenRule("A credit note needs a number and the date on which it was issued.");
    }
    if (wanted.allocations().stream().anyMatch(ToInvoice::deducts)) {
      throw new BrokenRule("Only a payment deducts something; a credit note has no deductions.");
    }
    locks.payers(List.of(wanted.customerId()));
    Long id = mapper.insert(wanted, clock.instant());
    if (id == null) {
      return sameAs(wanted);
    }
    postings.creditNote(id);
    List<Told> told = Told.of(id, wanted.allocations());
    toldCheck.check(wanted.source(id), told);
    allocations.allocateNewCreditNotes(List.of(id), told);
    return byId(id);
  }

  private CreditNote sameAs(NewCreditNote wanted) {
    CreditNote there =
        mapper
            .byNumber(wanted.sellingEntityId(), wanted.number())
            .orElseThrow(() -> new NotThere("credit note", wanted.number()));
    if (there.customerId() != wanted.customerId()
        || !there.currency().equals(wanted.currency())
        || there.amount().compareTo(wanted.amount()) != 0) {
      throw new BrokenRule(
          "There is another credit note %s: %s for customer %s. Give this one a number of its own."
              .formatted(
                  there.number(),
                  Amounts.text(there.currency(), there.amount()),
                  there.customerNumber()));
    }
    if (mapper.isReversed(there.id())) {
      throw new BrokenRule(
          "Credit note %s was taken back. Give this one a number of its own."
              .formatted(there.number()));
    }
    return there;
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public CreditNote byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("credit note", Long.toString(id)));
  }
}

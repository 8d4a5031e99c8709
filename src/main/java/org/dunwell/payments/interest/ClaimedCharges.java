package org.dunwell.payments.interest;

import java.time.Clock;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Charge;
import org.dunwell.receivables.Charges;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do about claims: book them, or give them up before they are booked. */
@Component
public class ClaimedCharges {

  private final LateCharges reckoner;
  private final Charges charges;
  private final Clock clock;

  ClaimedCharges(LateCharges reckoner, Charges charges, Clock clock) {
    this.reckoner = reckoner;
    this.charges = charges;
    this.clock = clock;
  }

  /** What has come about for this invoice and is not booked, as of now. */
  public List<LateCharge> of(long invoiceId) {
    return reckoner.ofInvoices(List.of(invoiceId), clock.instant());
  }

  /**
   * Books all that is claimed of an invoice now: from here on its case waits for it.
   *
   * @param by user id
   * @throws BrokenRule when nothing is claimed
   */
  @Transactional
  public List<Charge> book(long invoiceId, String by) {
    List<LateCharge> claimed = of(invoiceId);
    if (claimed.isEmpty()) {
      throw new BrokenRule(
          "Nothing is claimed for this invoice: it was not late, all is booked or waived, or"
              + " late-charges.dmn asks for nothing.");
    }
    return charges.book(claimed.stream().map(ChargesMorning::charge).toList(), by);
  }

  /**
   * Gives up all that is claimed of an invoice now; what comes about from tomorrow on is claimed
   * again.
   *
   * @param by user id
   * @throws BrokenRule when nothing is claimed
   */
  @Transactional
  public List<Charge> waive(long invoiceId, String reason, String by) {
    return book(invoiceId, by).stream()
        .map(charge -> charges.waive(charge.id(), reason, by))
        .toList();
  }
}

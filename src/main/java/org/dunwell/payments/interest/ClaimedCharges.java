package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Charge;
import org.dunwell.receivables.Charges;
import org.dunwell.receivables.NewCharge;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
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

  /** What is claimed of these invoices now, lump sums, fees and interest together; by invoice. */
  public Map<Long, BigDecimal> sums(Collection<Long> invoiceIds) {
    return reckoner.ofInvoices(invoiceIds, clock.instant()).stream()
        .collect(
            Collectors.groupingBy(
                LateCharge::invoiceId,
                Collectors.reducing(BigDecimal.ZERO, LateCharge::amount, BigDecimal::add)));
  }

  /**
   * Books what was claimed at that moment and is paid now, together with the payment: so no case
   * ever waits for it. Lump sums and fees first and only whole ones, then interest; what was
   * booked, waived or credited since is claimed no more.
   *
   * @param paid how much of it by invoice
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Charge> bookPaid(Map<Long, BigDecimal> paid, Instant asOf) {
    Map<Long, BigDecimal> left = new HashMap<>(paid);
    List<NewCharge> wanted = new ArrayList<>();
    reckoner.ofInvoices(paid.keySet(), asOf).stream()
        .sorted(Comparator.comparing(one -> one.accrues() ? 1 : 0))
        .forEach(
            one -> {
              BigDecimal amount = one.amount().min(left.get(one.invoiceId()));
              boolean whole = amount.compareTo(one.amount()) == 0;
              if (amount.signum() > 0 && (whole || one.accrues())) {
                left.merge(one.invoiceId(), amount, BigDecimal::subtract);
                wanted.add(ChargesMorning.charge(one, amount));
              }
            });
    return charges.book(wanted, "system");
  }

  /**
   * Gives up the interest of the days on which money was on its way: who has paid what we asked for
   * is not asked for its last cents. Only of invoices on which nothing was claimed any more then.
   *
   * @param asked when we said how much it was
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void letGo(Collection<Long> invoiceIds, Instant asked) {
    Set<Long> rest =
        reckoner.ofInvoices(invoiceIds, asked).stream()
            .map(LateCharge::invoiceId)
            .collect(Collectors.toSet());
    List<NewCharge> since =
        reckoner.ofInvoices(invoiceIds, clock.instant()).stream()
            .filter(one -> one.ended() && one.accrues())
            .filter(one -> !rest.contains(one.invoiceId()))
            .map(ChargesMorning::charge)
            .toList();
    charges
        .book(since, "system")
        .forEach(one -> charges.waive(one.id(), "paid online as we had asked", "system"));
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

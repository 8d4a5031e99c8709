package org.dunwell.credit.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.dunwell.credit.exposure.Exposure;
import org.dunwell.credit.exposure.Exposures;
import org.dunwell.credit.exposure.Family;
import org.dunwell.credit.limits.CreditLimit;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.rates.ExchangeRates;
import org.dunwell.platform.Money;
import org.springframework.stereotype.Component;

/** How much of a customer's limit, and of those of the groups it belongs to, an order leaves. */
@Component
class Room {

  private final CreditLimits limits;
  private final Exposures exposures;
  private final ExchangeRates rates;

  Room(CreditLimits limits, Exposures exposures, ExchangeRates rates) {
    this.limits = limits;
    this.exposures = exposures;
    this.rates = rates;
  }

  /**
   * What there is.
   *
   * @param exposure the customer's own
   * @param left the least that is left, in the customer's currency; null without any limit
   * @param limit {@code none}, {@code zero} or {@code set}
   * @param terms {@code open} or {@code prepay}
   * @param withoutRate currencies that could not be exchanged
   */
  record Found(
      Exposure exposure, Money left, String limit, String terms, Collection<String> withoutRate) {}

  Found of(Question asked) {
    Family.Member self = asked.family().self();
    List<CreditLimit> inForce = limits.inForce(asked.family().partyIds(), asked.day());
    Exposure own = exposures.of(self, ownLimit(inForce, self), asked.day());
    TreeSet<String> withoutRate = new TreeSet<>(own.withoutRate());
    Money left = null;
    boolean zero = false;
    for (CreditLimit limit : inForce) {
      if (limit.isOfGroup() || limit.partyId() == self.partyId()) {
        Family.Member head = member(asked.family(), limit.partyId());
        Exposure at =
            limit.isOfGroup() ? exposures.ofGroup(head, limit.amount(), asked.day()) : own;
        withoutRate.addAll(at.withoutRate());
        left = least(left, left(asked, limit, at, withoutRate));
        zero |= limit.amount().isZero();
      }
    }
    boolean prepay =
        inForce.stream()
            .anyMatch(
                limit ->
                    limit.partyId() == self.partyId()
                        && !limit.isOfGroup()
                        && limit.terms().equals("prepay"));
    return new Found(
        own,
        granted(asked, left),
        left == null ? "none" : zero ? "zero" : "set",
        prepay ? "prepay" : "open",
        withoutRate);
  }

  private static Money ownLimit(List<CreditLimit> inForce, Family.Member self) {
    return inForce.stream()
        .filter(limit -> !limit.isOfGroup() && limit.partyId() == self.partyId())
        .map(CreditLimit::amount)
        .findFirst()
        .orElse(null);
  }

  /** What was reserved once is not taken back because the limit does not reach any more. */
  private static Money granted(Question asked, Money left) {
    return left != null && asked.needed().isZero() && left.amount().signum() < 0
        ? Money.zero(left.currency())
        : left;
  }

  private Money left(
      Question asked, CreditLimit limit, Exposure at, Collection<String> withoutRate) {
    String theirs = limit.amount().currency().getCurrencyCode();
    String ours = asked.family().self().currency();
    Money room = limit.amount().minus(in(theirs, at.total(), asked.day(), withoutRate));
    Money left = room.minus(in(theirs, asked.needed(), asked.day(), withoutRate));
    return in(ours, left, asked.day(), withoutRate);
  }

  private Money in(String currency, Money amount, LocalDate day, Collection<String> withoutRate) {
    String from = amount.currency().getCurrencyCode();
    Optional<BigDecimal> exchanged = rates.exchange(amount.amount(), from, currency, day);
    if (exchanged.isEmpty()) {
      withoutRate.add(from);
    }
    return Money.of(exchanged.orElse(BigDecimal.ZERO), currency);
  }

  private static Money least(Money one, Money other) {
    return one == null ? other : one.min(other);
  }

  private static Family.Member member(Family family, long partyId) {
    return family.members().stream()
        .filter(member -> member.partyId() == partyId)
        .findFirst()
        .orElseThrow();
  }
}

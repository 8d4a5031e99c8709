package org.dunwell.payments;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dunwell.payments.CheckoutMapper.PartOf;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeAmounts;
import org.dunwell.payments.stripe.StripeCharges;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments without a page: taken from what a customer has let us take from. In the ledger they come
 * and fail as those of the pages do; {@link DirectChargeEnded} says what became of each.
 */
@Component
public class DirectCharges {

  /** What may be done about one whose fate is not known. */
  public enum Leave {
    /** Stripe was never asked: take it. */
    TAKE,
    /** Stripe may have been asked: look first. */
    LOOK_THEN_TAKE,
    /** The customer has taken the leave back: what is not under way already is not taken. */
    LOOK
  }

  private final CheckoutMapper mapper;
  private final CheckoutMoney money;
  private final CheckoutCourse course;
  private final StripeCharges charges;
  private final PayersCredit credit;
  private final Clock clock;

  DirectCharges(
      CheckoutMapper mapper,
      CheckoutMoney money,
      CheckoutCourse course,
      StripeCharges charges,
      PayersCredit credit,
      Clock clock) {
    this.mapper = mapper;
    this.money = money;
    this.course = course;
    this.charges = charges;
    this.credit = credit;
    this.clock = clock;
  }

  /**
   * Writes down what is about to be taken, under the customer's lock: from now on nobody else asks
   * for it. What the customer has in hand is left out, and pays with it. Nothing is taken yet.
   *
   * @return the checkout's id
   * @throws CoveredByCredit when nothing would be left to take
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long begin(NewDirectCharge wanted) {
    NewCheckout row =
        new NewCheckout(
            wanted.sellingEntityId(),
            wanted.customerId(),
            wanted.currency(),
            wanted.parts(),
            null,
            null);
    List<PartOf> parts =
        credit.takeOff(row.purse(), wanted.parts().stream().map(PartOf::of).toList());
    long id = mapper.insert(row, CheckoutParts.sum(parts), "autopay", clock.instant());
    mapper.insertParts(id, parts);
    money.onItsWay(mapper.byId(id).orElseThrow(), mapper.parts(new Long[] {id}));
    return id;
  }

  /**
   * Takes it, or asks how it stands; as often as wanted, it is taken once. Pages on which somebody
   * was about to pay the same end before.
   *
   * @throws StripeException when nobody knows yet whether it was taken: ask again
   */
  @Transactional(propagation = Propagation.NEVER)
  public Checkout.State take(
      StripeAccess.Link link, long checkoutId, StripeCharges.From from, Leave leave)
      throws StripeException {
    Row row = mapper.byId(checkoutId).orElseThrow();
    if (!row.isUnfinished()) {
      return row.state();
    }
    if (row.paymentIntent() != null) {
      course.look(link, checkoutId, null, clock.instant());
    } else {
      takeUnknown(link, row, from, leave);
    }
    return mapper.byId(checkoutId).orElseThrow().state();
  }

  private void takeUnknown(StripeAccess.Link link, Row row, StripeCharges.From from, Leave leave)
      throws StripeException {
    Optional<StripeCharges.Taken> known =
        leave == Leave.TAKE ? Optional.empty() : charges.find(link, from.customer(), row.key());
    if (known.isPresent()) {
      course.follow(row, known.get(), clock.instant());
    } else if (leave == Leave.LOOK) {
      course.withdraw(row.id(), "cancelled before it was asked for");
    } else if (paidOnAPage(link, row)) {
      course.withdraw(row.id(), "paid on a page meanwhile");
    } else {
      try {
        course.follow(row, charges.create(link, wanted(row, from)), clock.instant());
      } catch (InvalidRequestException refused) {
        course.refused(row.id(), refused.getCode(), refused.getMessage());
      }
    }
  }

  /** What was open when it was written down; whoever has just paid there counts first. */
  private boolean paidOnAPage(StripeAccess.Link link, Row row) throws StripeException {
    boolean paid = false;
    for (Row page : mapper.earlier(row.id())) {
      paid |= course.end(link, page) != Checkout.State.EXPIRED;
    }
    return paid;
  }

  private static StripeCharges.Wanted wanted(Row row, StripeCharges.From from) {
    return new StripeCharges.Wanted(
        row.key(),
        "Autopay, checkout " + row.id(),
        row.currency(),
        StripeAmounts.minor(row.amount(), row.currency()),
        from);
  }
}

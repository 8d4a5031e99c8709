package org.dunwell.payments;

import com.stripe.exception.StripeException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dunwell.payments.CheckoutMapper.PartOf;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeSessions;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Amounts;
import org.dunwell.receivables.LedgerLocks;
import org.dunwell.receivables.SellingEntities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments that customers make online, on the payment provider's own pages. */
@Component
public class Checkouts {

  private static final Logger log = LoggerFactory.getLogger(Checkouts.class);

  private static final String INSTEAD = "Pay by bank transfer instead.";

  private final CheckoutMapper mapper;
  private final CheckoutParts parts;
  private final CheckoutText text;
  private final CheckoutCourse course;
  private final StripeAccess access;
  private final StripeSessions sessions;
  private final SellingEntities entities;
  private final LedgerLocks locks;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Checkouts(
      CheckoutMapper mapper,
      CheckoutParts parts,
      CheckoutText text,
      CheckoutCourse course,
      StripeAccess access,
      StripeSessions sessions,
      SellingEntities entities,
      LedgerLocks locks,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.parts = parts;
    this.text = text;
    this.course = course;
    this.access = access;
    this.sessions = sessions;
    this.entities = entities;
    this.locks = locks;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Whether customers of this selling entity can pay online in this currency. */
  public boolean offered(long sellingEntityId, String currency) {
    return access.offers(entities.byId(sellingEntityId), currency);
  }

  /**
   * Begins a payment: afterwards the payer's browser is sent to the checkout's address. Earlier
   * ones of the same invoices end, so that none is paid twice; the same form sent once more answers
   * the payment that it began, which may not have its address yet. Not within a transaction: the
   * row must be there before the provider is asked.
   *
   * @throws BrokenRule when online payment is not offered there, or a part cannot be paid so; the
   *     message says which and why
   */
  @Transactional(propagation = Propagation.NEVER)
  public Checkout start(NewCheckout wanted) {
    StripeAccess.Link link =
        access
            .of(wanted.sellingEntityId())
            .filter(any -> offered(wanted.sellingEntityId(), wanted.currency()))
            .orElseThrow(() -> new BrokenRule("Online payment is not offered here. " + INSTEAD));
    Optional<Long> stored = transaction.execute(tx -> Optional.ofNullable(store(wanted)));
    return stored.isPresent()
        ? begin(link, wanted, stored.get())
        : of(wanted.customerId(), mapper.byForm(wanted.onceKey()).orElseThrow()).orElseThrow();
  }

  private Checkout begin(StripeAccess.Link link, NewCheckout wanted, long id) {
    try {
      endEarlier(link, id);
      return atStripe(link, wanted, mapper.byId(id).orElseThrow());
    } catch (StripeException failure) {
      log.warn("Checkout {} could not begin at Stripe", id, failure);
      give(id, failure.getMessage());
      throw new BrokenRule(
          "The payment page cannot be opened now. Try again in some minutes. " + INSTEAD);
    }
  }

  /** Null when its form was sent before; whoever sends it twice at a time waits here. */
  private Long store(NewCheckout wanted) {
    locks.payers(List.of(wanted.customerId()));
    if (wanted.formKey() != null && mapper.byForm(wanted.onceKey()).isPresent()) {
      return null;
    }
    List<PartOf> priced = parts.check(wanted);
    Long id = mapper.insert(wanted, CheckoutParts.sum(priced), "page", clock.instant());
    if (id != null) {
      mapper.insertParts(id, priced);
    }
    return id;
  }

  /** Whoever began last pays; what was paid on an earlier page meanwhile counts first. */
  private void endEarlier(StripeAccess.Link link, long id) throws StripeException {
    boolean paidMeanwhile = false;
    for (Row earlier : mapper.earlier(id)) {
      paidMeanwhile |= course.end(link, earlier) != Checkout.State.EXPIRED;
    }
    if (paidMeanwhile) {
      give(id, "paid on an earlier page meanwhile");
      throw new BrokenRule(
          "What you chose was paid a moment ago, or is being paid. Look at your invoices again.");
    }
  }

  private Checkout atStripe(StripeAccess.Link link, NewCheckout wanted, Row row)
      throws StripeException {
    StripeSessions.Seen session =
        sessions.create(link, text.page(wanted, row, mapper.parts(new Long[] {row.id()})));
    boolean open =
        transaction.execute(
                tx -> mapper.atStripe(row.id(), session.id(), session.url(), clock.instant()))
            > 0;
    if (!open) {
      sessions.expire(link, session.id());
      throw new BrokenRule("This payment was begun once more elsewhere. Go on there.");
    }
    return of(wanted.customerId(), row.id()).orElseThrow();
  }

  private void give(long id, String why) {
    transaction.executeWithoutResult(
        tx -> mapper.become(id, Checkout.State.EXPIRED, null, null, why, clock.instant()));
  }

  /** One of this customer's; asks the provider how it stands when we have not yet heard. */
  public Optional<Checkout> of(long customerId, long checkoutId) {
    return mapper
        .byId(checkoutId)
        .filter(row -> row.customerId() == customerId)
        .map(this::asItStands)
        .map(row -> row.with(parts(row.id())));
  }

  /**
   * What of the money that came has nothing to pay any more: it was paid otherwise meanwhile, and
   * is the customer's credit. Empty when nothing is left or nothing came.
   */
  public Optional<BigDecimal> unused(long checkoutId) {
    return mapper.unused(checkoutId).map(left -> Amounts.in(left.currency(), left.amount()));
  }

  private Row asItStands(Row row) {
    Optional<StripeAccess.Link> link = access.of(row.sellingEntityId());
    if (!row.isUnfinished() || row.sessionId() == null || link.isEmpty()) {
      return row;
    }
    try {
      course.look(link.get(), row.id(), null, clock.instant());
    } catch (StripeException silent) {
      log.warn("Stripe does not say how checkout {} stands; its webhook will", row.id(), silent);
    }
    return mapper.byId(row.id()).orElse(row);
  }

  private List<NewCheckout.Part> parts(long id) {
    return mapper.parts(new Long[] {id}).stream().map(PartOf::part).toList();
  }
}

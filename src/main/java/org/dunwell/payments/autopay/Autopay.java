package org.dunwell.payments.autopay;

import com.stripe.exception.StripeException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dunwell.payments.autopay.MandateMapper.Row;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeMandates;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.LedgerLocks;
import org.dunwell.receivables.SellingEntities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers let us take what falls due: how it begins, what there is, how it ends. */
@Component
public class Autopay {

  /** Ends it on the customer's own page. */
  public static final String CUSTOMER = "customer";

  static final String BANK = "bank";

  /** As many as anybody reads of one customer. */
  private static final int SHOWN = 50;

  private static final Logger log = LoggerFactory.getLogger(Autopay.class);

  private final MandateMapper mapper;
  private final MandateCourse course;
  private final AutopayChargeMapper charges;
  private final NoticePolicy notices;
  private final StripeAccess access;
  private final StripeMandates stripe;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Autopay(
      MandateMapper mapper,
      MandateCourse course,
      AutopayChargeMapper charges,
      NoticePolicy notices,
      StripeAccess access,
      StripeMandates stripe,
      Ledger ledger,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.course = course;
    this.charges = charges;
    this.notices = notices;
    this.access = access;
    this.stripe = stripe;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Whose money it is, and the locks on it. */
  @Component("autopayLedger")
  record Ledger(SellingEntities entities, Customers customers, LedgerLocks locks) {}

  /**
   * Whether customers of this selling entity can let it take what falls due in this currency.
   *
   * @param currency ISO 4217
   */
  public boolean offered(long sellingEntityId, String currency) {
    return access.offers(ledger.entities().byId(sellingEntityId), currency);
  }

  /** How many days before at the least, whatever it is taken from, the customer is told. */
  public long noticeDays() {
    return Arrays.stream(notices.all().days()).mapToLong(Long::longValue).min().orElse(1);
  }

  /**
   * Begins: afterwards the customer's browser is sent to the mandate's address. One that was begun
   * before and not given ends. Not within a transaction: the row must be there before the provider
   * is asked.
   *
   * @throws BrokenRule when it is not offered there, runs already, or the ceiling is none
   */
  @Transactional(propagation = Propagation.NEVER)
  public Mandate begin(NewMandate wanted) {
    StripeAccess.Link link =
        access
            .of(wanted.sellingEntityId())
            .filter(there -> offered(wanted.sellingEntityId(), wanted.currency()))
            .orElseThrow(() -> new BrokenRule("Autopay is not offered here."));
    List<String> earlier = new ArrayList<>();
    long id = transaction.execute(tx -> store(wanted, earlier));
    try {
      for (String session : earlier) {
        course.expire(link, session);
      }
      atStripe(link, wanted, mapper.byId(id).orElseThrow());
    } catch (StripeException failure) {
      log.warn("Autopay {} could not begin at Stripe", id, failure);
      course.end(id, "system", "could not begin: " + failure.getMessage());
      throw new BrokenRule("The page cannot be opened now. Try again in some minutes.");
    }
    return mapper.byId(id).orElseThrow().shown();
  }

  private long store(NewMandate wanted, List<String> earlier) {
    ledger.locks().payers(List.of(wanted.customerId()));
    if (wanted.ceiling() != null && !Money.of(wanted.ceiling(), wanted.currency()).isPositive()) {
      throw new BrokenRule("The most that may be taken at once must be above zero.");
    }
    if (mapper.isCollected(wanted.customerId())) {
      throw new BrokenRule("This customer's invoices are collected by direct debit already.");
    }
    for (Row running :
        mapper.running(wanted.customerId(), wanted.sellingEntityId(), wanted.currency())) {
      if (running.is("active")) {
        throw new BrokenRule(
            "Autopay runs already, from %s. Cancel it first.".formatted(running.method()));
      }
      mapper.end(running.id(), CUSTOMER, "begun once more", clock.instant());
      if (running.sessionId() != null) {
        earlier.add(running.sessionId());
      }
    }
    mapper.know(wanted.customerId(), wanted.sellingEntityId());
    return mapper.insert(wanted, clock.instant());
  }

  private void atStripe(StripeAccess.Link link, NewMandate wanted, Row row) throws StripeException {
    String customer = customer(link, row);
    String mark = wanted.returnUrl().indexOf('?') < 0 ? "?" : "&";
    StripeMandates.Setup page =
        stripe.create(
            link,
            new StripeMandates.Wanted(
                row.key(),
                customer,
                "Autopay " + row.id(),
                row.currency(),
                wanted.language(),
                wanted.returnUrl() + mark + "autopay=" + row.id()));
    if (mapper.atStripe(row.id(), customer, page, clock.instant()) == 0) {
      course.expire(link, page.id());
      throw new BrokenRule("This was begun once more elsewhere. Go on there.");
    }
  }

  /** Once for each customer and company of ours. */
  private String customer(StripeAccess.Link link, Row row) throws StripeException {
    MandateMapper.Known known = mapper.known(row.customerId(), row.sellingEntityId());
    if (known.stripeId() != null) {
      return known.stripeId();
    }
    var customer = ledger.customers().byId(row.customerId());
    String id = stripe.customer(link, known.key(), customer.number(), customer.name());
    mapper.knownAs(known.key(), id);
    return id;
  }

  /** One of this customer's; asks the provider how it stands when we have not yet heard. */
  public Optional<Mandate> of(long customerId, long mandateId) {
    return mapper
        .byId(mandateId)
        .filter(row -> row.customerId() == customerId)
        .map(course::asItStands)
        .map(Row::shown);
  }

  /** Those that run and those that ran, the latest first. */
  public List<Mandate> ofCustomers(Collection<Long> customerIds) {
    return customerIds.isEmpty()
        ? List.of()
        : mapper.ofCustomers(customerIds.toArray(Long[]::new), SHOWN).stream()
            .map(Row::shown)
            .toList();
  }

  /** What is, and was, to be taken under these mandates, the latest first. */
  public List<AutopayCharge> charges(Collection<Long> mandateIds) {
    return mandateIds.isEmpty()
        ? List.of()
        : charges.ofMandates(mandateIds.toArray(Long[]::new), SHOWN);
  }

  /**
   * Ends it at once; what is under way at the bank still arrives. Ending it twice ends it once.
   *
   * @param by user id, or {@link #CUSTOMER}
   * @throws NotThere when this customer has none with this id
   * @throws BrokenRule when no reason is given
   */
  public Mandate cancel(long customerId, long mandateId, String by, String reason) {
    if (mapper.byId(mandateId).filter(row -> row.customerId() == customerId).isEmpty()) {
      throw new NotThere("autopay", Long.toString(mandateId));
    }
    if (reason == null || reason.isBlank()) {
      throw new BrokenRule("Say why it is to end: the customer asks us later.");
    }
    course.end(mandateId, by, reason.strip());
    return mapper.byId(mandateId).orElseThrow().shown();
  }
}

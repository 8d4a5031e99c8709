package org.dunwell.payments.autopay;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dunwell.payments.autopay.MandateMapper.Row;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeMandates;
import org.dunwell.payments.stripe.StripeMandates.Setup;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.LedgerLocks;
import org.dunwell.receivables.SellingEntities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings a mandate to where it stands at Stripe, and ends it. Each step is taken once. */
@Component
class MandateCourse {

  private static final Logger log = LoggerFactory.getLogger(MandateCourse.class);

  private final MandateMapper mapper;
  private final AutopayChargeMapper charges;
  private final AutopayLetters letters;
  private final NoticePolicy notices;
  private final StripeAccess access;
  private final StripeMandates stripe;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MandateCourse(
      MandateMapper mapper,
      AutopayChargeMapper charges,
      AutopayLetters letters,
      NoticePolicy notices,
      StripeAccess access,
      StripeMandates stripe,
      Ledger ledger,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.charges = charges;
    this.letters = letters;
    this.notices = notices;
    this.access = access;
    this.stripe = stripe;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What of the ledger it touches. */
  @Component("mandateLedger")
  record Ledger(SellingEntities entities, LedgerLocks locks, Blocks blocks, Timeline timeline) {}

  /** Asks Stripe and follows. */
  void look(StripeAccess.Link link, long id) throws StripeException {
    Row row = mapper.byId(id).orElseThrow();
    if (row.sessionId() != null && row.paymentMethod() == null) {
      Setup setup = stripe.byId(link, row.sessionId());
      transaction.executeWithoutResult(tx -> follow(row, setup));
    }
  }

  /** The same for whoever is waiting in front of a page; silence of Stripe's is no error there. */
  Row asItStands(Row row) {
    Optional<StripeAccess.Link> link = access.of(row.sellingEntityId());
    if (row.is("pending") && link.isPresent()) {
      try {
        look(link.get(), row.id());
      } catch (StripeException silent) {
        log.warn("Stripe does not say how autopay {} stands; its webhook will", row.id(), silent);
      }
    }
    return mapper.byId(row.id()).orElse(row);
  }

  private void follow(Row before, Setup setup) {
    ledger.locks().payers(List.of(before.customerId()));
    Row row = mapper.locked(before.id()).orElseThrow();
    switch (setup.status()) {
      case OPEN, CHECKED -> mapper.asked(row.id(), clock.instant());
      case GONE -> {
        if (row.is("pending")) {
          mapper.end(row.id(), "system", "not given", clock.instant());
        }
      }
      case GIVEN -> {
        if (row.is("pending")) {
          activate(row, setup.method());
        } else if (row.is("ended")) {
          mapper.giveBack(row.id(), setup.method(), clock.instant());
        }
      }
    }
  }

  private void activate(Row pending, StripeMandates.Method method) {
    LocalDate today = ledger.entities().byId(pending.sellingEntityId()).dayAt(clock.instant());
    mapper.activate(pending.id(), method, today, clock.instant());
    Row row = mapper.byId(pending.id()).orElseThrow();
    say(
        row,
        Autopay.CUSTOMER,
        "Autopay begins: what falls due in %s from %s on is taken from %s."
            .formatted(row.currency(), today, row.method()));
    letters.agreed(row, notices.days(row.methodKind()));
  }

  /** What had been announced is not taken; the customer is told, unless it was never given. */
  void end(long id, String by, String reason) {
    transaction.executeWithoutResult(
        tx -> {
          ledger.locks().payers(List.of(mapper.byId(id).orElseThrow().customerId()));
          if (endLocked(id, by, reason)) {
            letters.ended(mapper.byId(id).orElseThrow(), by);
          }
        });
  }

  /**
   * The same without a letter, within the caller's transaction and the customer's lock.
   *
   * @return whether it was active
   */
  boolean endLocked(long id, String by, String reason) {
    Row row = mapper.locked(id).orElseThrow();
    if (row.is("ended")) {
      return false;
    }
    mapper.end(id, by, reason, clock.instant());
    for (AutopayChargeMapper.Row charge : charges.waiting(id)) {
      charges.over(charge.id(), "cancelled", "autopay has ended", null, clock.instant());
      ledger.blocks().liftOf(charges.invoices(charge.id()), source(charge.id()), by);
    }
    if (row.is("active")) {
      say(row, by, "Autopay from %s has ended: %s.".formatted(row.method(), reason));
    }
    return row.is("active");
  }

  private void say(Row row, String actor, String what) {
    ledger
        .timeline()
        .add(new Timeline.Entry("payments", "autopay", row.customerId(), null, actor, what, null));
  }

  /** Nobody is to give leave there any more; if somebody just has, it is given back. */
  void expire(StripeAccess.Link link, String sessionId) throws StripeException {
    try {
      stripe.expire(link, sessionId);
    } catch (InvalidRequestException notOpen) {
      Optional<Long> given = mapper.bySession(sessionId);
      if (given.isPresent()) {
        look(link, given.get());
      }
    }
  }

  /** What sets the blocks on what was announced. */
  static String source(long chargeId) {
    return "autopay/" + chargeId;
  }
}

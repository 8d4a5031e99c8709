package org.dunwell.payments;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.payments.RefundMapper.Refundable;
import org.dunwell.payments.process.RefundProcess;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.MoneyBacks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Giving money back, from the wish to the outbox. {@link RefundsOut} sends it. */
@Component
public class Refunds {

  private static final String TABLE = "refund-authority";
  private static final int REASON_LENGTH = 500;
  private static final int SHOWN = 50;

  /** The column of the table's answer. */
  record Authority(String approval) {}

  private final RefundMapper mapper;
  private final Decisions decisions;
  private final RefundProcess process;
  private final MoneyBacks moneyBacks;
  private final Users users;
  private final Timeline timeline;
  private final Clock clock;

  Refunds(
      RefundMapper mapper,
      Decisions decisions,
      RefundProcess process,
      MoneyBacks moneyBacks,
      Users users,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.decisions = decisions;
    this.process = process;
    this.moneyBacks = moneyBacks;
    this.users = users;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Asks for so much of a payment to go back. Within the user's own authority it leaves at once;
   * else another credit manager decides.
   *
   * @param reason in 1 to 500 characters
   * @throws BrokenRule when there is not so much of it to give back
   */
  @Transactional
  public Refund ask(long paymentId, BigDecimal amount, String reason, String by) {
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty() || why.length() > REASON_LENGTH) {
      throw new BrokenRule("Say in 1 to %d characters why it goes back.".formatted(REASON_LENGTH));
    }
    Refundable payment = refundable(paymentId, amount);
    Decision<Authority> authority = authority(payment, amount, by);
    long id =
        mapper.insert(
            payment,
            amount,
            why,
            by,
            authority.output().approval(),
            authority.id(),
            clock.instant());
    say(byId(id), by, "asked for: " + why, authority.id());
    process.start(id);
    return byId(id);
  }

  /** How much of a payment can go back; empty when it was reversed. */
  public Optional<BigDecimal> refundable(long paymentId) {
    return mapper.refundable(paymentId).map(Refundable::amount);
  }

  private Refundable refundable(long paymentId, BigDecimal amount) {
    moneyBacks.left(paymentId);
    Refundable payment =
        mapper
            .refundable(paymentId)
            .orElseThrow(() -> new BrokenRule("This payment was reversed; nothing of it is left."));
    if (amount == null
        || amount.signum() <= 0
        || amount.compareTo(payment.amount()) > 0
        || tooFine(amount, payment.currency())) {
      throw new BrokenRule(
          "Of payment %s more than 0 and up to %s %s can be given back%s; you entered %s."
              .formatted(
                  payment.reference(),
                  payment.amount().stripTrailingZeros().toPlainString(),
                  payment.currency(),
                  payment.online() ? "" : " (what closes no invoice)",
                  amount == null ? "nothing" : amount.toPlainString()));
    }
    return payment;
  }

  private static boolean tooFine(BigDecimal amount, String currency) {
    try {
      Money.of(amount, currency);
      return false;
    } catch (IllegalArgumentException fine) {
      return true;
    }
  }

  private Decision<Authority> authority(Refundable payment, BigDecimal amount, String by) {
    boolean manager = users.isIn(by, Group.CREDIT_MANAGERS);
    return decisions.decide(
        TABLE,
        new Decisions.Question(
            "customer/" + payment.customerId(),
            Map.of("by", manager ? "credit-manager" : "collector", "amount", amount)),
        Authority.class);
  }

  /** Whether somebody else has to agree. */
  public boolean needsApproval(long id) {
    return !byId(id).approval().equals("none");
  }

  /**
   * Another credit manager agrees, or does not.
   *
   * @param answer {@code approve} or {@code refuse}
   * @param note why; needed for a refusal
   * @throws BrokenRule when it is whoever asked, or it was decided meanwhile
   */
  @Transactional
  public void decide(long id, String answer, String note, String by) {
    Refund refund = byId(id);
    if (!"approve".equals(answer) && !"refuse".equals(answer)) {
      throw new BrokenRule("'Do we give it back?' needs an answer: approve or refuse.");
    }
    if (refund.askedBy().equals(by)) {
      throw new BrokenRule(
          "You have asked for this refund; another credit manager has to decide it.");
    }
    boolean refused = answer.equals("refuse");
    if (refused && (note == null || note.isBlank())) {
      throw new BrokenRule("Say in the note why it is refused.");
    }
    if (mapper.decide(id, refused ? "refused" : "approved", by, note, clock.instant()) == 0) {
      throw new BrokenRule("This refund was decided meanwhile.");
    }
    say(refund, by, refused ? "refused: " + note : "approved", null);
  }

  /** Whether it was agreed to. */
  public boolean isApproved(long id) {
    return !byId(id).state().equals("refused");
  }

  /** Into the outbox, when nobody had to agree; it leaves after this transaction. */
  @Transactional
  public void send(long id) {
    mapper.decide(id, "approved", byId(id).askedBy(), null, clock.instant());
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Refund byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("refund", Long.toString(id)));
  }

  /** The refunds of these payments, the latest first. */
  public List<Refund> of(Collection<Long> paymentIds) {
    return paymentIds.isEmpty() ? List.of() : mapper.of(paymentIds.toArray(Long[]::new), SHOWN);
  }

  private void say(Refund refund, String by, String what, Long decisionId) {
    timeline.add(
        new Timeline.Entry(
            "payments",
            "refund",
            refund.customerId(),
            null,
            by,
            "Refund of %s of payment %s %s."
                .formatted(
                    refund.money(), refund.paymentReference(), what.replaceFirst("\\.$", "")),
            decisionId));
  }
}

package org.dunwell.disputes.decision;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.DisputeNews;
import org.dunwell.disputes.DisputeNotAllowed;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is proposed to do about disputes, and who has agreed. {@code rules/approval-limits.dmn} says
 * how many others have to; never the proposer, never the same person twice. Dispute and invoice are
 * locked by the caller.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Resolutions {

  private static final String TABLE = "approval-limits";

  private static final int SHOWN = 50;

  private static final int MOST_NOTE = 2_000;

  /** The column of the table's answer. */
  record Limits(int approvals) {

    Limits {
      if (approvals < 0 || approvals > 2) {
        throw new BrokenRule(
            "approval-limits asks for %d approvals; give 0, 1 or 2.".formatted(approvals));
      }
    }
  }

  private final ResolutionMapper mapper;
  private final Decisions decisions;
  private final Users users;
  private final DisputeNews news;
  private final Clock clock;

  Resolutions(
      ResolutionMapper mapper, Decisions decisions, Users users, DisputeNews news, Clock clock) {
    this.mapper = mapper;
    this.decisions = decisions;
    this.users = users;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Stores a proposal.
   *
   * @throws DisputeNotAllowed when more is to be credited than is in dispute
   */
  public Resolution propose(Dispute dispute, NewResolution wanted) {
    BigDecimal amount = amount(dispute, wanted);
    Decision<Limits> limits =
        wanted.proposal().equals("withdraw") ? null : limits(dispute, wanted, amount);
    long id =
        mapper.insert(
            new ResolutionMapper.Row(
                wanted,
                amount,
                limits == null ? 0 : limits.output().approvals(),
                limits == null ? null : limits.id()),
            clock.instant());
    news.say(
        dispute,
        wanted.by(),
        "Dispute %d: %s proposed%s. %s"
            .formatted(
                dispute.id(),
                words(wanted.proposal(), amount, dispute),
                limits == null || limits.output().approvals() == 0
                    ? ""
                    : ", which needs %d more person(s) to agree"
                        .formatted(limits.output().approvals()),
                wanted.findings()),
        limits == null ? null : limits.id());
    return mapper.of(dispute.id(), 1).stream()
        .filter(one -> one.id() == id)
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal amount(Dispute dispute, NewResolution wanted) {
    if (wanted.proposal().equals("correct")) {
      return dispute.openAmount();
    }
    if (!wanted.proposal().equals("credit")) {
      return BigDecimal.ZERO;
    }
    BigDecimal amount = wanted.amount() == null ? dispute.openAmount() : wanted.amount();
    Money money;
    try {
      money = Money.of(amount, dispute.currency());
    } catch (IllegalArgumentException tooFine) {
      throw new DisputeNotAllowed(tooFine.getMessage());
    }
    if (!money.isPositive() || money.compareTo(dispute.open()) > 0) {
      throw new DisputeNotAllowed(
          "A credit is above zero and at most what is in dispute, %s; you entered %s."
              .formatted(dispute.open(), money));
    }
    return money.amount();
  }

  private Decision<Limits> limits(Dispute dispute, NewResolution wanted, BigDecimal amount) {
    String role =
        users.isIn(wanted.by(), Group.CREDIT_MANAGERS) ? "credit-manager" : "investigator";
    return decisions.decide(
        TABLE,
        new Decisions.Question(
            "dispute/" + dispute.id(),
            Map.of(
                "by",
                role,
                "proposal",
                wanted.proposal(),
                "amount",
                amount.signum() > 0 ? amount : dispute.openAmount())),
        Limits.class);
  }

  /**
   * A second person agrees or does not.
   *
   * @param answer {@code approve} or {@code refuse}
   * @param note why; needed for a refusal
   * @throws DisputeNotAllowed when nothing is proposed any more, or this person may not say
   */
  public void decide(Dispute dispute, String answer, String note, String by) {
    boolean agreed = "approve".equals(answer);
    if (!agreed && !"refuse".equals(answer)) {
      throw new DisputeNotAllowed("'Do we agree?' needs an answer: approve or refuse.");
    }
    if (note != null && note.length() > MOST_NOTE) {
      throw new DisputeNotAllowed("The note is longer than %,d characters.".formatted(MOST_NOTE));
    }
    if (!agreed && (note == null || note.isBlank())) {
      throw new DisputeNotAllowed("Say in the note why it is refused.");
    }
    Resolution proposed = proposed(dispute.id());
    checkMayDecide(proposed, by);
    int stored =
        mapper.approve(
            new ResolutionMapper.Approval(proposed.id(), by, agreed, note, clock.instant()));
    if (stored == 0) {
      throw new DisputeNotAllowed(
          "You have agreed to this already; somebody else has to agree as well.");
    }
    if (!agreed) {
      mapper.end(proposed.id(), "refused", clock.instant());
    }
    news.say(
        dispute,
        by,
        "Dispute %d: %s %s%s"
            .formatted(
                dispute.id(),
                words(proposed.proposal(), proposed.amount(), dispute),
                agreed ? "approved" : "refused",
                note == null || note.isBlank() ? "." : ": " + note.strip()),
        null);
  }

  private void checkMayDecide(Resolution proposed, String by) {
    if (proposed.proposedBy().equals(by)) {
      throw new DisputeNotAllowed(
          "You have proposed this; another credit manager has to decide on it.");
    }
    if (!users.isIn(by, Group.CREDIT_MANAGERS)) {
      throw new DisputeNotAllowed(
          "%s is no credit manager (any more): only credit managers approve. Nothing was stored."
              .formatted(by));
    }
  }

  /**
   * What is proposed and not done yet.
   *
   * @throws DisputeNotAllowed when nothing is
   */
  public Resolution proposed(long disputeId) {
    return mapper
        .latest(disputeId)
        .filter(latest -> latest.state().equals("proposed"))
        .orElseThrow(
            () ->
                new DisputeNotAllowed(
                    "What was proposed about dispute %d is decided or overtaken already; nothing was stored."
                        .formatted(disputeId)));
  }

  /** It is being done now. */
  public void done(Resolution resolution) {
    mapper.end(resolution.id(), "done", clock.instant());
  }

  /** The dispute is over without it. */
  public void drop(Dispute dispute) {
    mapper
        .latest(dispute.id())
        .ifPresent(latest -> mapper.end(latest.id(), "dropped", clock.instant()));
  }

  /**
   * Less is in dispute than before: a credit over more than that is dropped, and so is a correction
   * of it.
   *
   * @return whether one was
   */
  public boolean dropBeyond(Dispute dispute, BigDecimal left) {
    return mapper
        .latest(dispute.id())
        .filter(latest -> latest.amount().compareTo(left) > 0)
        .map(latest -> mapper.end(latest.id(), "dropped", clock.instant()) == 1)
        .orElse(false);
  }

  /**
   * The latest of a dispute.
   *
   * @throws NotThere when nobody has proposed anything yet
   */
  @Transactional(propagation = Propagation.SUPPORTS)
  public Resolution latest(long disputeId) {
    return mapper
        .latest(disputeId)
        .orElseThrow(() -> new NotThere("resolution of dispute", Long.toString(disputeId)));
  }

  /** All of a dispute, the latest first. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public List<Resolution> of(long disputeId) {
    return mapper.of(disputeId, SHOWN);
  }

  /** What is to be done, as our people read it. */
  public static String words(String proposal, BigDecimal amount, Dispute dispute) {
    return switch (proposal) {
      case "credit" -> "a credit of " + money(amount, dispute);
      case "correct" -> "a corrected invoice instead of " + money(amount, dispute);
      case "reject" -> "a rejection";
      default -> "a withdrawal";
    };
  }

  private static Money money(BigDecimal amount, Dispute dispute) {
    return Money.of(amount.stripTrailingZeros(), dispute.currency());
  }
}

package org.dunwell.credit.applications;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.dunwell.credit.applications.needs.GrantsLimits;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person decides about an application. */
@Component
public class ApplicationDecisions {

  /** Whoever has not answered by then is not asked a fourth time. */
  static final int MOST_QUESTIONS = 3;

  /** Days an applicant has to answer a question. */
  private static final int ANSWER_DAYS = 14;

  private static final int NOTE_LENGTH = 2_000;

  /**
   * What a person decides.
   *
   * @param answer {@code approve}, {@code decline} or {@code ask}
   * @param limit in the currency of the application; null: as was wanted
   * @param termsDays null: as was wanted
   * @param number for the new account; null: the next one
   * @param note why; for {@code ask} what the applicant reads
   */
  public record Answer(
      String answer, BigDecimal limit, Integer termsDays, String number, String note, String by) {}

  private final ApplicationMapper mapper;
  private final Dossier dossier;
  private final AccountOpening opening;
  private final SellingEntities entities;
  private final GrantsLimits limits;
  private final Clock clock;

  ApplicationDecisions(
      ApplicationMapper mapper,
      Dossier dossier,
      AccountOpening opening,
      SellingEntities entities,
      GrantsLimits limits,
      Clock clock) {
    this.mapper = mapper;
    this.dossier = dossier;
    this.opening = opening;
    this.entities = entities;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * A person decides.
   *
   * @throws BrokenRule when it is whoever entered it, the answer lacks something, or this person
   *     may not grant so much
   */
  @Transactional
  public void decide(long id, Answer answer) {
    Application application = locked(id);
    if (answer.note() != null && answer.note().length() > NOTE_LENGTH) {
      throw new BrokenRule("The note is longer than %d characters.".formatted(NOTE_LENGTH));
    }
    if (application.createdBy().equals(answer.by())) {
      throw new BrokenRule(
          "You have entered this application; another credit manager has to decide it.");
    }
    switch (answer.answer() == null ? "" : answer.answer()) {
      case "approve" -> approve(application, answer);
      case "decline" -> decline(application, answer);
      case "ask" -> ask(application, answer);
      default ->
          throw new BrokenRule("'What do we answer?' needs an answer: approve, decline or ask.");
    }
  }

  private void approve(Application application, Answer answer) {
    BigDecimal limit = answer.limit() == null ? application.wanted() : answer.limit();
    Wish granted =
        new Wish(
            limit,
            application.currency(),
            answer.termsDays() == null ? application.termsDays() : answer.termsDays(),
            null);
    if (granted.amount().compareTo(application.wanted()) > 0) {
      throw new BrokenRule(
          "It asked for %s %s; nobody is given more than it asked for."
              .formatted(
                  application.wanted().stripTrailingZeros().toPlainString(),
                  application.currency()));
    }
    if (answer.number() != null) {
      opening.checkNumber(answer.number());
    }
    if (needsAnother(application, granted, answer.by())) {
      mapper.second(application.id(), granted.amount(), answer.note(), answer.by());
      say(application, answer.by(), granted, "Another credit manager has to agree.");
    } else {
      decided(application, granted, answer);
      say(application, answer.by(), granted, answer.note());
    }
  }

  /** Two pairs of eyes on the same amount, where the authority of one does not reach. */
  private boolean needsAnother(Application application, Wish granted, String by) {
    boolean agreed =
        application.secondedBy() != null
            && granted.amount().compareTo(application.secondedAmount()) <= 0;
    if (agreed && by.equals(application.secondedBy())) {
      throw new BrokenRule("You have agreed already; another credit manager has to decide.");
    }
    return !agreed && limits.needsAnother(grant(application, granted, by));
  }

  static GrantsLimits.Grant grant(Application application, Wish granted, String by) {
    return new GrantsLimits.Grant(
        application.partyId(),
        application.proposalId(),
        granted.amount(),
        granted.currency(),
        granted.termsDays(),
        "credit application " + application.reference(),
        by,
        application.secondedBy());
  }

  private void decided(Application application, Wish granted, Answer answer) {
    mapper.decide(
        application.id(),
        new ApplicationMapper.Decided(
            granted == null ? null : granted.amount(),
            granted == null ? null : granted.termsDays(),
            answer.note(),
            answer.number(),
            answer.by()),
        clock.instant());
  }

  private void say(Application application, String by, Wish granted, String note) {
    dossier.say(
        application,
        by,
        "%s at %d days was approved%s"
            .formatted(
                Money.of(granted.amount(), granted.currency()),
                granted.termsDays(),
                note == null ? "." : ": " + note),
        null);
  }

  private void decline(Application application, Answer answer) {
    if (answer.note() == null) {
      throw new BrokenRule("Say in the note why it is declined. The applicant does not read it.");
    }
    decided(application, null, answer);
  }

  private void ask(Application application, Answer answer) {
    if (answer.note() == null) {
      throw new BrokenRule("Write in the note what the applicant is asked for.");
    }
    if (application.askedCount() >= MOST_QUESTIONS) {
      throw new BrokenRule(
          "It was asked %d times already. Approve or decline it.".formatted(MOST_QUESTIONS));
    }
    SellingEntity entity = entities.byId(application.sellingEntityId());
    LocalDate day = entity.dayAt(clock.instant()).plusDays(ANSWER_DAYS);
    mapper.ask(
        application.id(),
        answer.note(),
        day.atTime(LocalTime.of(9, 0)).atZone(entity.timeZone()).toInstant());
    dossier.say(application, answer.by(), "The applicant is asked: " + answer.note(), null);
  }

  private Application locked(long id) {
    return mapper.lock(id).orElseThrow(() -> new NotThere("credit application", Long.toString(id)));
  }
}

package org.dunwell.credit.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.dunwell.credit.applications.form.NotWaitedFor;
import org.dunwell.credit.applications.references.ReferenceAnswer;
import org.dunwell.credit.applications.references.TradeReference;
import org.dunwell.credit.applications.references.TradeReferences;
import org.dunwell.credit.process.CreditApplicationProcess;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an application waits for: references, who are asked by mail and reminded once, and the
 * bureau; for nobody longer than the table says.
 */
@Component
public class ApplicationWait {

  /** When the process looks whether somebody has to be reminded, or waited for no longer. */
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  private final ApplicationMapper mapper;
  private final TradeReferences references;
  private final Dossier dossier;
  private final ApplicationLetters letters;
  private final CreditApplicationProcess process;
  private final SellingEntities entities;
  private final WorkingDays days;
  private final Clock clock;

  ApplicationWait(
      ApplicationMapper mapper,
      TradeReferences references,
      Dossier dossier,
      ApplicationLetters letters,
      CreditApplicationProcess process,
      SellingEntities entities,
      WorkingDays days,
      Clock clock) {
    this.mapper = mapper;
    this.references = references;
    this.dossier = dossier;
    this.letters = letters;
    this.process = process;
    this.entities = entities;
    this.days = days;
    this.clock = clock;
  }

  /** Asks all who were named by mail, but not who was asked too often lately. */
  @Transactional
  public void ask(long applicationId) {
    Application application = locked(applicationId);
    references.ask(applicationId).forEach(one -> letters.reference(application, one, false));
    SellingEntity entity = entities.byId(application.sellingEntityId());
    Instant until = morning(entity, application.waitDays());
    Instant remind = morning(entity, application.remindDays());
    mapper.wait(applicationId, remind.isBefore(until) ? remind : until, until);
    mapper.state(applicationId, "references");
  }

  private Instant morning(SellingEntity entity, int workingDays) {
    LocalDate day = days.plus(entity.calendar(), entity.dayAt(clock.instant()), workingDays);
    return day.atTime(MORNING).atZone(entity.timeZone()).toInstant();
  }

  /**
   * Whether an answer is still to be waited for: of references while too few have answered and some
   * may, of the bureau while it has not; nobody is waited for longer than the table says.
   */
  public boolean isWaiting(long applicationId) {
    Application application = locked(applicationId);
    boolean inTime = clock.instant().isBefore(application.waitUntil());
    return inTime && (tooFew(application) || "asked".equals(application.bureau()));
  }

  private boolean tooFew(Application application) {
    List<TradeReference> all = references.of(application.id());
    long answered = all.stream().filter(TradeReference::isAnswered).count();
    return answered < application.answersNeeded() && all.stream().anyMatch(TradeReference::isAsked);
  }

  /** When the process looks again by itself. */
  public Instant nextStep(long applicationId) {
    return application(applicationId).nextStepAt();
  }

  /** Reminds, once, those who have not answered. */
  @Transactional
  public void remind(long applicationId) {
    Application application = locked(applicationId);
    references.remind(applicationId).forEach(one -> letters.reference(application, one, true));
    mapper.wait(applicationId, application.waitUntil(), application.waitUntil());
  }

  /**
   * A reference answers, once. What comes after the application is over is not kept.
   *
   * @throws BrokenRule when it has answered or declined before, or is too late
   */
  @Transactional
  public void answer(long referenceId, ReferenceAnswer answer) {
    Application application = locked(references.byId(referenceId).applicationId());
    if (application.isOver() || !references.answer(referenceId, answer)) {
      throw new NotWaitedFor();
    }
    goOn(application, references.byId(referenceId).company() + " has answered as a reference.");
  }

  /** A reference does not want to say anything; after an answer, or too late, nothing changes. */
  @Transactional
  public void decline(long referenceId) {
    TradeReference reference = references.byId(referenceId);
    Application application = locked(reference.applicationId());
    if (!application.isOver() && references.decline(referenceId)) {
      goOn(application, reference.company() + " does not want to answer as a reference.");
    }
  }

  /** A mail to a reference has reached nobody. */
  @Transactional
  public void unreachable(long referenceId, String reason) {
    TradeReference reference = references.byId(referenceId);
    Application application = locked(reference.applicationId());
    if (!application.isOver() && references.unreachable(referenceId, reason)) {
      goOn(application, reference.company() + " could not be reached as a reference.");
    }
  }

  /** Something has come that was waited for: on, unless there is more to wait for. */
  void goOn(Application application, String what) {
    dossier.say(application, "system", what, null);
    if (application.state().equals("references") && !isWaiting(application.id())) {
      process.lookAgain(application.id());
    }
  }

  private Application application(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("credit application", Long.toString(id)));
  }

  /** The row first: of a timer and an answer at once, one waits for the other. */
  private Application locked(long id) {
    return mapper.lock(id).orElseThrow(() -> new NotThere("credit application", Long.toString(id)));
  }
}

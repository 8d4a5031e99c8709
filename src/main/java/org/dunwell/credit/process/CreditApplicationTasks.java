package org.dunwell.credit.process;

import java.math.BigDecimal;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.credit.applications.ApplicationBrief;
import org.dunwell.credit.applications.ApplicationDecisions;
import org.dunwell.credit.applications.ApplicationOutcomes;
import org.dunwell.credit.applications.ApplicationSteps;
import org.dunwell.credit.applications.ApplicationTurns;
import org.dunwell.credit.applications.ApplicationWait;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.engine.FormInput;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code credit-application.bpmn} do. */
@Component("creditApplication")
public class CreditApplicationTasks {

  private final ApplicationSteps steps;
  private final ApplicationWait wait;
  private final ApplicationTurns turns;
  private final ApplicationDecisions decisions;
  private final ApplicationOutcomes outcomes;
  private final ApplicationBrief brief;

  CreditApplicationTasks(
      ApplicationSteps steps,
      ApplicationWait wait,
      ApplicationTurns turns,
      ApplicationDecisions decisions,
      ApplicationOutcomes outcomes,
      ApplicationBrief brief) {
    this.steps = steps;
    this.wait = wait;
    this.turns = turns;
    this.decisions = decisions;
    this.outcomes = outcomes;
    this.brief = brief;
  }

  public void checkApplicant(String businessKey) {
    steps.check(id(businessKey));
  }

  public void askReferences(String businessKey) {
    wait.ask(id(businessKey));
  }

  public void askBureau(String businessKey) {
    steps.askBureau(id(businessKey));
  }

  /** The answer to "Answers missing?". */
  public boolean waitsForAnswers(String businessKey) {
    return wait.isWaiting(id(businessKey));
  }

  /** When the process looks again by itself. */
  public Date nextStep(String businessKey) {
    return Date.from(wait.nextStep(id(businessKey)));
  }

  public void remindReferences(String businessKey) {
    wait.remind(id(businessKey));
  }

  public void scoreApplicant(String businessKey) {
    steps.score(id(businessKey));
  }

  public void proposeLimit(String businessKey) {
    steps.propose(id(businessKey));
  }

  public void chooseDecision(String businessKey) {
    steps.choose(id(businessKey));
  }

  /** The answer to "Does a person decide?". */
  public boolean needsPerson(String businessKey) {
    return turns.needsPerson(id(businessKey));
  }

  public String applicant(String businessKey) {
    return brief.applicant(id(businessKey));
  }

  public String facts(String businessKey) {
    return brief.facts(id(businessKey));
  }

  public String proposal(String businessKey) {
    return brief.proposal(id(businessKey));
  }

  /** Stores the decision; an exception refuses the completion and nothing is stored. */
  public void decideApplication(DelegateTask task) {
    FormInput form = new FormInput(task);
    decisions.decide(
        form.key(),
        new ApplicationDecisions.Answer(
            form.text("decision"),
            form.amount("limit"),
            days(form.amount("termsDays")),
            form.text("customerNumber"),
            form.text("note"),
            form.who()));
  }

  private static Integer days(BigDecimal typed) {
    try {
      return typed == null ? null : typed.intValueExact();
    } catch (ArithmeticException part) {
      throw new BrokenRule("Terms are whole days, such as 30.");
    }
  }

  /** The answer to "What was answered?". */
  public boolean asksApplicant(String businessKey) {
    return turns.asksApplicant(id(businessKey));
  }

  /** The other answer to "What was answered?". */
  public boolean needsAnother(String businessKey) {
    return turns.needsAnother(id(businessKey));
  }

  public void askForMore(String businessKey) {
    outcomes.askForMore(id(businessKey));
  }

  public void takeUpAgain(String businessKey) {
    outcomes.takeUpAgain(id(businessKey));
  }

  /** The answer to "Approved?". */
  public boolean isApproved(String businessKey) {
    return turns.isApproved(id(businessKey));
  }

  public void openAccount(String businessKey) {
    outcomes.open(id(businessKey));
  }

  public void tellApplicant(String businessKey) {
    outcomes.tell(id(businessKey));
  }

  public void declineApplication(String businessKey) {
    outcomes.decline(id(businessKey));
  }

  /** When it ends by itself. */
  public Date endsOn(String businessKey) {
    return Date.from(steps.endsAt(id(businessKey)));
  }

  public void lapseApplication(String businessKey) {
    outcomes.lapse(id(businessKey));
  }

  private static long id(String businessKey) {
    return Long.parseLong(businessKey);
  }
}

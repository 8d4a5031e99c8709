package org.dunwell.disputes.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.disputes.Courses;
import org.dunwell.disputes.DisputeBrief;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.decision.DisputeDesk;
import org.dunwell.disputes.decision.NewResolution;
import org.dunwell.disputes.decision.Settlement;
import org.dunwell.platform.engine.FormInput;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code dispute.bpmn} do. */
@Component("dispute")
public class DisputeTasks {

  private final Disputes disputes;
  private final Courses courses;
  private final DisputeDesk desk;
  private final Settlement settlement;
  private final DisputeBrief brief;

  DisputeTasks(
      Disputes disputes,
      Courses courses,
      DisputeDesk desk,
      Settlement settlement,
      DisputeBrief brief) {
    this.disputes = disputes;
    this.courses = courses;
    this.desk = desk;
    this.settlement = settlement;
    this.brief = brief;
  }

  public void routeDispute(String businessKey) {
    courses.route(id(businessKey));
  }

  /** The answer to "With a credit manager?". */
  public boolean isEscalated(String businessKey) {
    return courses.of(id(businessKey)).isEscalated();
  }

  /** The group whose task it is. */
  public String queue(String businessKey) {
    return brief.queue(id(businessKey));
  }

  /** Who works on it; null while nobody does. */
  public String owner(String businessKey) {
    return courses.of(id(businessKey)).owner();
  }

  /** Somebody has taken the task or was given it. */
  public void owned(DelegateTask task) {
    FormInput form = new FormInput(task);
    courses.owned(form.key(), task.getAssignee(), form.who());
  }

  public Date reminderAt(String businessKey) {
    return Date.from(courses.of(id(businessKey)).remindAt());
  }

  public Date timeIsUpAt(String businessKey) {
    return Date.from(courses.of(id(businessKey)).dueAt());
  }

  public String customer(String businessKey) {
    return brief.customer(id(businessKey));
  }

  public String inDispute(String businessKey) {
    return brief.dispute(id(businessKey));
  }

  /** The address of its page. */
  public String page(String businessKey) {
    return brief.page(id(businessKey));
  }

  /** Stores the proposal; an exception refuses the completion and nothing is stored. */
  public void investigateDispute(DelegateTask task) {
    propose(new FormInput(task));
  }

  public void remindOwner(String businessKey) {
    courses.remind(id(businessKey));
  }

  public void escalateDispute(String businessKey) {
    courses.timeUsedUp(id(businessKey));
  }

  /** Stores the proposal of a credit manager. */
  public void settleEscalatedDispute(DelegateTask task) {
    propose(new FormInput(task));
  }

  private void propose(FormInput form) {
    desk.propose(
        new NewResolution(
            form.key(),
            form.text("decision"),
            form.amount("creditAmount"),
            form.text("correctedBy"),
            form.text("findings"),
            form.text("answer"),
            form.who()));
  }

  /** The answer to "Approval missing?". */
  public boolean approvalMissing(String businessKey) {
    return desk.approvalMissing(id(businessKey));
  }

  public String proposal(String businessKey) {
    return brief.proposal(id(businessKey));
  }

  /** Stores what the second person says. */
  public void approveDecision(DelegateTask task) {
    FormInput form = new FormInput(task);
    desk.decide(form.key(), form.text("decision"), form.text("note"), form.who());
  }

  /** The answer to "Refused?". */
  public boolean isRefused(String businessKey) {
    return desk.isRefused(id(businessKey));
  }

  /** The answer to "Credit?". */
  public boolean isCredit(String businessKey) {
    return desk.isCredit(id(businessKey));
  }

  public void bookCreditNote(String businessKey) {
    settlement.credit(id(businessKey));
  }

  public void handBack(String businessKey) {
    settlement.handBack(id(businessKey));
  }

  public void tellCustomer(String businessKey) {
    settlement.tell(id(businessKey));
  }

  /** The answer to "Still open?". */
  public boolean stillOpen(String businessKey) {
    return disputes.byId(id(businessKey)).isOpen();
  }

  /** The answer to "How did it end?". */
  public boolean endedAs(String businessKey, String outcome) {
    return outcome.equals(disputes.byId(id(businessKey)).outcome());
  }

  private static long id(String businessKey) {
    return Long.parseLong(businessKey);
  }
}

package org.dunwell.credit.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.credit.reviews.CreditReviews;
import org.dunwell.credit.reviews.ReviewBrief;
import org.dunwell.platform.engine.FormInput;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code credit-review.bpmn} do. */
@Component("creditReview")
public class CreditReviewTasks {

  private final CreditReviews reviews;
  private final ReviewBrief brief;
  private final String publicUrl;

  CreditReviewTasks(
      CreditReviews reviews,
      ReviewBrief brief,
      @Value("${dunwell.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
    this.reviews = reviews;
    this.brief = brief;
    this.publicUrl = publicUrl;
  }

  public void gatherReports(String businessKey) {
    reviews.gather(id(businessKey));
  }

  /** The answer to "Report awaited?". */
  public boolean isReportAwaited(String businessKey) {
    return reviews.isReportAwaited(id(businessKey));
  }

  /** Until when a report is waited for. */
  public Date waitUntil(String businessKey) {
    return Date.from(reviews.byId(id(businessKey)).waitUntil());
  }

  public void scoreParty(String businessKey) {
    reviews.score(id(businessKey));
  }

  public String customer(String businessKey) {
    return brief.customer(id(businessKey));
  }

  public String change(String businessKey) {
    return brief.change(id(businessKey));
  }

  public String standing(String businessKey) {
    return brief.standing(id(businessKey));
  }

  /** Where all reports are. */
  public String reports(String businessKey) {
    return publicUrl + brief.reportsPath(id(businessKey));
  }

  /** Stores the decision; an exception refuses the completion and nothing is stored. */
  public void reviewCredit(DelegateTask task) {
    FormInput form = new FormInput(task);
    reviews.decide(
        form.key(), form.text("decision"), form.amount("amount"), form.text("note"), form.who());
  }

  public void applyDecision(String businessKey) {
    reviews.act(id(businessKey));
  }

  private static long id(String businessKey) {
    return Long.parseLong(businessKey);
  }
}

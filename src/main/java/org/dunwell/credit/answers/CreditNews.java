package org.dunwell.credit.answers;

import org.dunwell.credit.alerts.CreditAlerts;
import org.dunwell.credit.applications.ApplicantReports;
import org.dunwell.credit.bureaus.BureauReportsArrived;
import org.dunwell.credit.bureaus.asking.BureauGaveNoReport;
import org.dunwell.credit.exposure.ExposuresChanged;
import org.dunwell.credit.limits.LimitsChanged;
import org.dunwell.credit.orders.OrdersReserved;
import org.dunwell.credit.scores.Scores;
import org.dunwell.credit.scores.ScoresChanged;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings the news of one part of credit to the others, in the transaction in which it happened. */
@Component
class CreditNews {

  private final CreditAlerts alerts;
  private final Scores scores;
  private final ApplicantReports applicants;

  CreditNews(CreditAlerts alerts, Scores scores, ApplicantReports applicants) {
    this.alerts = alerts;
    this.scores = scores;
    this.applicants = applicants;
  }

  @EventListener
  void on(ScoresChanged news) {
    alerts.moved(
        news.changes().stream()
            .map(
                change ->
                    new CreditAlerts.Moved(
                        change.partyId(),
                        change.scoreId(),
                        change.after(),
                        change.classBefore(),
                        change.classAfter()))
            .toList());
  }

  @EventListener
  void on(ExposuresChanged news) {
    alerts.consider(news.partyIds());
  }

  @EventListener
  void on(OrdersReserved news) {
    alerts.consider(news.partyIds());
  }

  @EventListener
  void on(LimitsChanged news) {
    alerts.consider(news.partyIds());
  }

  /** Before whoever waits for the report goes on: it finds the score that the report makes. */
  @EventListener
  @Order(0)
  void on(BureauReportsArrived news) {
    scores.rescore(news.partyIds(), "a bureau's report");
    applicants.arrived(news.partyIds());
  }

  @EventListener
  void on(BureauGaveNoReport news) {
    applicants.willNotCome(news.partyId(), news.isUnknown());
  }
}

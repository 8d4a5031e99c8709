package org.dunwell.credit.alerts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.bureaus.BureauReport;
import org.dunwell.credit.bureaus.BureauReports;
import org.dunwell.credit.bureaus.BureauReportsArrived;
import org.dunwell.payments.Checkout;
import org.dunwell.payments.DirectChargeEnded;
import org.dunwell.promises.PromisesEnded;
import org.dunwell.receivables.CustomerInsolvent;
import org.dunwell.receivables.PaymentReversed;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes what other rooms tell, in their transactions; nothing is judged there. */
@Component
class AlertNews {

  private static final String BROKEN = "broken";

  private final CreditAlerts alerts;
  private final Parties parties;
  private final BureauReports reports;
  private final JdbcClient jdbc;

  AlertNews(CreditAlerts alerts, Parties parties, BureauReports reports, JdbcClient jdbc) {
    this.alerts = alerts;
    this.parties = parties;
    this.reports = reports;
    this.jdbc = jdbc;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(PromisesEnded news) {
    List<Fact> facts = new ArrayList<>();
    news.ends().stream()
        .filter(end -> end.state().equals(BROKEN))
        .forEach(
            end -> {
              long which = broken(end.customerId());
              facts.add(
                  new Fact(
                      parties.ofCustomer(end.customerId()).id(),
                      "broken-promise",
                      "promise/" + end.promiseId(),
                      BigDecimal.valueOf(Math.max(1, which)),
                      which <= 1
                          ? "The first promise was broken."
                          : "A promise was broken, the %d. one.".formatted(which)));
            });
    alerts.note(facts);
  }

  private long broken(long customerId) {
    return jdbc.sql(
            "select count(*) from promises.promise where customer_id = ? and state = 'broken'")
        .param(customerId)
        .query(Long.class)
        .single();
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(DirectChargeEnded news) {
    if (news.state() == Checkout.State.FAILED) {
      debit(
          "select customer_id from payments.checkout where id = ?",
          news.checkoutId(),
          "checkout/" + news.checkoutId(),
          news.failure());
    }
  }

  /** Of whoever pays by direct debit; others' payments are reversed for many reasons. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(PaymentReversed news) {
    debit(
        """
        select c.id
        from receivables.payment p
        join receivables.customer c on c.id = p.customer_id
        where p.id = ?
          and c.payment_method = 'direct-debit'
        """,
        news.paymentId(),
        "payment/" + news.paymentId(),
        null);
  }

  private void debit(String customer, long id, String episode, String why) {
    jdbc.sql(customer)
        .param(id)
        .query(Long.class)
        .optional()
        .ifPresent(
            found ->
                alerts.note(
                    List.of(
                        new Fact(
                            parties.ofCustomer(found).id(),
                            "failed-debit",
                            episode,
                            BigDecimal.ONE,
                            why == null
                                ? "A direct debit has come back."
                                : "A debit has failed: " + why))));
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(CustomerInsolvent news) {
    Party party = parties.ofCustomer(news.customerId());
    alerts.note(
        List.of(
            insolvency(
                party.id(),
                "ledger/" + news.on(),
                "It was marked as insolvent since %s: %s.".formatted(news.on(), news.reason()))));
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(BureauReportsArrived news) {
    List<Fact> facts = new ArrayList<>();
    for (long party : news.partyIds()) {
      List<BureauReport> lately = reports.of(party, 2);
      boolean isNew = lately.size() < 2 || !lately.get(1).insolvent();
      if (!lately.isEmpty() && lately.get(0).insolvent() && isNew) {
        BureauReport report = lately.get(0);
        facts.add(
            insolvency(
                party,
                "report/" + report.id(),
                "%s gives notice of an insolvency.".formatted(report.bureau())));
      }
    }
    alerts.note(facts);
    alerts.consider(news.partyIds());
  }

  private static Fact insolvency(long party, String episode, String what) {
    return new Fact(party, "insolvency", episode, BigDecimal.ONE, what);
  }
}

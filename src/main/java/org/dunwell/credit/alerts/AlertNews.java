package org.dunwell.credit.alerts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.bureaus.BureauReport;
import org.dunwell.credit.bureaus.BureauReports;
import org.dunwell.credit.bureaus.BureauReportsArrived;
import org.dunwell.payments.Checkout;
import org.dunwell.payments.DirectChargeEnded;
import org.dunwell.promises.PromiseEnd;
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

  /**
   * A promise that was broken.
   *
   * @param which of all the customer's broken ones, in the order in which they were; 1 or more
   */
  private record Broken(long promiseId, long customerId, int which) {

    private Fact fact(long partyId) {
      return new Fact(
          partyId,
          "broken-promise",
          "promise/" + promiseId,
          BigDecimal.valueOf(which),
          which == 1
              ? "The first promise was broken."
              : "A promise was broken: number %d.".formatted(which));
    }
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(PromisesEnded news) {
    List<Broken> broken =
        broken(
            news.ends().stream()
                .filter(end -> end.state().equals(BROKEN))
                .map(PromiseEnd::promiseId)
                .toList());
    Map<Long, Long> party =
        parties.ofCustomers(broken.stream().map(Broken::customerId).distinct().toList()).stream()
            .collect(Collectors.toMap(Party::customerId, Party::id));
    alerts.note(broken.stream().map(one -> one.fact(party.get(one.customerId()))).toList());
  }

  private List<Broken> broken(List<Long> promises) {
    if (promises.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select *
            from (
              select
                all_of.id as promise_id,
                all_of.customer_id,
                row_number() over (
                  partition by all_of.customer_id
                  order by all_of.ended_at, all_of.id) as which
              from promises.promise all_of
              where all_of.state = 'broken'
                and all_of.customer_id in (
                  select customer_id from promises.promise where id = any(:promises))) numbered
            where promise_id = any(:promises)
            order by promise_id
            """)
        .param("promises", promises.toArray(Long[]::new))
        .query(Broken.class)
        .list();
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

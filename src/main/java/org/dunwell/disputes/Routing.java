package org.dunwell.disputes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.dunwell.disputes.departments.Department;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.disputes.departments.WorkingTime;
import org.dunwell.disputes.reasons.ReasonCode;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks {@code rules/dispute-routing.dmn} who works on a dispute, how long, and who hears of it. */
@Component
class Routing {

  private static final String TABLE = "dispute-routing";

  private static final String OWN = "own";

  private final CourseMapper mapper;
  private final Decisions decisions;
  private final Departments departments;
  private final ReasonCodes reasons;
  private final Customers customers;
  private final Invoices invoices;
  private final SellingEntities entities;
  private final WorkingDays workingDays;
  private final DisputeAlerts alerts;
  private final DisputeNews news;
  private final Clock clock;

  Routing(
      CourseMapper mapper,
      Decisions decisions,
      Departments departments,
      ReasonCodes reasons,
      Customers customers,
      Invoices invoices,
      SellingEntities entities,
      WorkingDays workingDays,
      DisputeAlerts alerts,
      DisputeNews news,
      Clock clock) {
    this.mapper = mapper;
    this.decisions = decisions;
    this.departments = departments;
    this.reasons = reasons;
    this.customers = customers;
    this.invoices = invoices;
    this.entities = entities;
    this.workingDays = workingDays;
    this.alerts = alerts;
    this.news = news;
    this.clock = clock;
  }

  /** Routes a dispute that has no course yet. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void route(Dispute dispute) {
    ReasonCode reason = reasons.byCode(dispute.reasonCode());
    Decision<Route> decision = decide(dispute, reason);
    Route route = decision.output();
    Department department = department(route, reason);
    Instant now = clock.instant();
    Duration allowed = percent(reason.targetTime(), route.timePercent());
    WorkingTime time = WorkingTime.of(department, workingDays);
    mapper.route(
        new CourseMapper.Routed(
            dispute.id(),
            department.code(),
            (int) Math.max(1, allowed.toMinutes()),
            time.plus(now, percent(allowed, route.remindPercent())),
            time.plus(now, allowed),
            route.escalateAtOnce() ? "amount" : null,
            decision.id()),
        now);
    news.say(
        dispute,
        "system",
        "Dispute %d routed to %s, who have %s of working time%s."
            .formatted(
                dispute.id(),
                department.name(),
                Words.hours(allowed),
                route.escalateAtOnce() ? "; a credit manager settles it from the beginning" : ""),
        decision.id());
    alerts.routed(dispute, department, route.escalateAtOnce());
  }

  private Decision<Route> decide(Dispute dispute, ReasonCode reason) {
    Customer customer = customers.byId(dispute.customerId());
    Invoice invoice = invoices.byId(dispute.invoiceId());
    long age =
        ChronoUnit.DAYS.between(
            invoice.issuedOn(), entities.byId(dispute.sellingEntityId()).dayAt(clock.instant()));
    return decisions.decide(
        TABLE,
        new Decisions.Question(
            "dispute/" + dispute.id(),
            Map.of(
                "reason", dispute.reasonCode(),
                "amount", dispute.openAmount(),
                "riskClass", customer.riskClass(),
                "invoiceAge", Math.max(0, age))),
        Route.class);
  }

  /** A department that a manager has retired since the table was written keeps nobody waiting. */
  private Department department(Route route, ReasonCode reason) {
    return departments.active().stream()
        .filter(department -> department.code().equals(route.department()))
        .filter(department -> !route.department().equals(OWN))
        .findFirst()
        .orElseGet(() -> departments.byCode(reason.department()));
  }

  private static Duration percent(Duration whole, int percent) {
    return whole.multipliedBy(percent).dividedBy(100);
  }
}

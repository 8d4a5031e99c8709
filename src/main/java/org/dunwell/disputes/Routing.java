package org.dunwell.disputes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks {@code rules/dispute-routing.dmn} who works on a dispute, how long, and who hears of it. */
@Component
class Routing {

  static final String TABLE = "dispute-routing";

  /** The department that the reason code names. */
  static final String OWN = "own";

  /** How the table is asked about a reason that it does not name. */
  private static final String ANOTHER = "another";

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

  /** Routes disputes that have no course yet, by a handful of statements besides their mails. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void route(List<Dispute> disputes) {
    Map<String, ReasonCode> reason =
        reasons.all().stream().collect(Collectors.toMap(ReasonCode::code, Function.identity()));
    Map<String, Department> department =
        departments.all().stream().collect(Collectors.toMap(Department::code, Function.identity()));
    Map<String, WorkingTime> times = new HashMap<>();
    List<Decision<Route>> routes = decisions.decideAll(TABLE, questions(disputes), Route.class);
    Instant now = clock.instant();
    List<CourseMapper.Routed> courses = new ArrayList<>();
    for (int i = 0; i < disputes.size(); i++) {
      ReasonCode why = reason.get(disputes.get(i).reasonCode());
      Department to = to(routes.get(i).output(), why, department);
      WorkingTime time = times.computeIfAbsent(to.code(), any -> WorkingTime.of(to, workingDays));
      courses.add(course(disputes.get(i), routes.get(i), why.targetTime(), to, time, now));
    }
    mapper.route(CourseMapper.RoutedRows.of(courses), now);
    news.routed(disputes, courses, department);
    for (int i = 0; i < disputes.size(); i++) {
      alerts.routed(
          disputes.get(i),
          department.get(courses.get(i).department()),
          courses.get(i).escalation() != null);
    }
  }

  private static CourseMapper.Routed course(
      Dispute dispute,
      Decision<Route> decision,
      Duration target,
      Department department,
      WorkingTime time,
      Instant now) {
    Route route = decision.output();
    Duration allowed = percent(target, route.timePercent());
    return new CourseMapper.Routed(
        dispute.id(),
        department.code(),
        (int) Math.max(1, allowed.toMinutes()),
        time.plus(now, percent(allowed, route.remindPercent())),
        time.plus(now, allowed),
        route.escalateAtOnce() ? "amount" : null,
        decision.id());
  }

  private List<Decisions.Question> questions(List<Dispute> disputes) {
    Map<Long, Customer> customer =
        customers.byIds(disputes.stream().map(Dispute::customerId).distinct().toList()).stream()
            .collect(Collectors.toMap(Customer::id, Function.identity()));
    Map<Long, Invoice> invoice =
        invoices.byIds(disputes.stream().map(Dispute::invoiceId).distinct().toList()).stream()
            .collect(Collectors.toMap(Invoice::id, Function.identity()));
    Map<Long, LocalDate> today =
        entities.all().stream()
            .collect(Collectors.toMap(SellingEntity::id, entity -> entity.dayAt(clock.instant())));
    return disputes.stream()
        .map(
            dispute ->
                question(
                    dispute,
                    customer.get(dispute.customerId()),
                    ChronoUnit.DAYS.between(
                        invoice.get(dispute.invoiceId()).issuedOn(),
                        today.get(dispute.sellingEntityId()))))
        .toList();
  }

  private Decisions.Question question(Dispute dispute, Customer customer, long age) {
    return new Decisions.Question(
        "dispute/" + dispute.id(),
        Map.of(
            "reason", known(dispute.reasonCode()),
            "amount", dispute.openAmount(),
            "riskClass", customer.riskClass(),
            "invoiceAge", Math.max(0, age)));
  }

  /** Managers add reasons as data; the table need not name them all. */
  private String known(String reason) {
    return decisions.allows(TABLE, "reason", reason) ? reason : ANOTHER;
  }

  /** A department that a manager has retired since the table was written keeps nobody waiting. */
  private static Department to(Route route, ReasonCode reason, Map<String, Department> all) {
    Department said = route.department().equals(OWN) ? null : all.get(route.department());
    return said == null || said.isRetired() ? all.get(reason.department()) : said;
  }

  private static Duration percent(Duration whole, int percent) {
    return whole.multipliedBy(percent).dividedBy(100);
  }
}

package org.dunwell.workspace.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.security.Viewer;
import org.dunwell.platform.web.Layout;
import org.dunwell.receivables.Access;
import org.dunwell.workspace.process.TaskCustomers;
import org.dunwell.workspace.process.UserTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before every controller for people who see a part of the ledger only. What is about a
 * customer of another part is "not there", on pages and by REST alike; what shows the whole ledger
 * is refused. Lists leave such customers out by themselves. Investigators find no tasks but theirs.
 * Everybody else passes by.
 */
@Configuration(proxyBeanMethods = false)
class AccessGate implements WebMvcConfigurer, HandlerInterceptor {

  static final String WHOLE_LEDGER =
      "This shows the whole ledger, and you work on a part of it (%s). Ask an administrator if you"
          + " need it.";

  static final String WHOLE_CUSTOMER =
      "This sums up what the customer owes all our companies, and you work on a part of it (%s). Ask"
          + " an administrator if you need it.";

  /** Fields by which forms of all rooms name invoices by id. */
  private static final List<String> INVOICE_FIELDS = List.of("invoice", "invoices");

  /**
   * Whose something is; an entity of null means with whichever company of ours, a customer of null
   * any customer of that company.
   */
  private record Whose(Long customerId, Long sellingEntityId) {}

  private static final Logger log = LoggerFactory.getLogger(AccessGate.class);

  private final Access access;
  private final TaskCustomers tasks;
  private final UserTasks lists;
  private final JdbcClient jdbc;

  AccessGate(Access access, TaskCustomers tasks, UserTasks lists, JdbcClient jdbc) {
    this.access = access;
    this.tasks = tasks;
    this.lists = lists;
    this.jdbc = jdbc;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  @SuppressWarnings("unchecked")
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod)) {
      return true;
    }
    List<Access.Part> own = access.own();
    String pattern = (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    var named =
        (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (pattern != null && Doors.isTask(pattern) && Viewer.investigatesOnly()) {
      checkTheirs(named.get("id"));
    }
    if (own.isEmpty() || pattern == null) {
      return true;
    }
    request.setAttribute(Layout.PART, words(own));
    if (Doors.isTask(pattern)) {
      checkTask(named.get("id"));
    } else if (Doors.named(pattern).isPresent()) {
      Optional<Whose> whose = check(Doors.named(pattern).get(), named);
      if (Doors.isOfWholeCustomer(pattern)) {
        whose.ifPresent(one -> checkWhole(one, own));
      }
    } else if (!Doors.isOpen(pattern)) {
      throw refused(WHOLE_LEDGER.formatted(words(own)));
    }
    INVOICE_FIELDS.forEach(field -> checkInvoices(request.getParameterValues(field)));
    return true;
  }

  /** Whoever sees a customer need not see what it owes each company of ours. */
  private void checkInvoices(String[] ids) {
    Stream.ofNullable(ids)
        .flatMap(Stream::of)
        .filter(id -> id.matches("\\d{1,18}"))
        .filter(id -> !access.toInvoice(Long.parseLong(id)))
        .findFirst()
        .ifPresent(
            id -> {
              throw new NotThere("invoice", id);
            });
  }

  /** As people say it: the parts in a row. */
  static String words(List<Access.Part> own) {
    return own.stream().map(Access.Part::words).collect(Collectors.joining(", "));
  }

  /** Tasks of others tell of calls and mails, which investigators are not to read. */
  private void checkTheirs(String id) {
    if (!lists.isFor(id, Viewer.name())) {
      throw new NotThere("task", id);
    }
  }

  private void checkTask(String id) {
    boolean seen =
        tasks.of(id).filter(access::toCustomer).isPresent()
            || tasks.ofVisibleProspect(id)
            || tasks.ofUnknown(id).filter(access::toEverybodyOf).isPresent();
    if (!seen && tasks.exists(id)) {
      throw new NotThere("task", id);
    }
  }

  private Optional<Whose> check(Doors.Named door, Map<String, String> variables) {
    String which = variables.get(door.variable());
    boolean isId = !door.variable().equals("id") || which.matches("\\d{1,18}");
    Optional<Whose> whose =
        isId ? jdbc.sql(door.sql()).param(which).query(Whose.class).optional() : Optional.empty();
    if (whose.isPresent() && !sees(whose.get())) {
      log.warn(
          "{} asked for {} {}, which is of another part of the ledger",
          Viewer.name(),
          door.what(),
          which);
      throw new NotThere(door.what(), which);
    }
    return whose;
  }

  private void checkWhole(Whose whose, List<Access.Part> own) {
    if (whose.customerId() != null && !access.toWhole(whose.customerId())) {
      throw refused(WHOLE_CUSTOMER.formatted(words(own)));
    }
  }

  private boolean sees(Whose whose) {
    if (whose.customerId() == null) {
      return access.toEverybodyOf(whose.sellingEntityId());
    }
    return whose.sellingEntityId() == null
        ? access.toCustomer(whose.customerId())
        : access.toAccount(whose.customerId(), whose.sellingEntityId());
  }

  private static ErrorResponseException refused(String detail) {
    return new ErrorResponseException(
        HttpStatus.FORBIDDEN, ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, detail), null);
  }
}

package org.dunwell.workspace.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Access;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers "not there" for everything about a customer whom the signed-in person may not see, on
 * pages and by REST alike. Lists leave such customers out by themselves; this stands before the
 * doors that name one thing.
 */
@Configuration(proxyBeanMethods = false)
class AccessGate implements WebMvcConfigurer, HandlerInterceptor {

  /** What the id in such a path belongs to, by the path's first word. */
  private static final Map<String, String> CUSTOMER_OF =
      Map.of(
          "cases", "select customer_id from collections.past_due_case where id = ?",
          "handovers", "select customer_id from collections.handover where id = ?",
          "insolvency-claims", "select customer_id from collections.insolvency_claim where id = ?",
          "letters", "select customer_id from contact.message where id = ?",
          "messages", "select customer_id from contact.message where id = ?",
          "mail",
              "select customer_id from contact.inbound_mail where id = ? and customer_id is not null",
          "payments", "select customer_id from receivables.payment where id = ?",
          "plans", "select customer_id from promises.plan where id = ?",
          "promises", "select customer_id from promises.promise where id = ?");

  private final Access access;
  private final JdbcClient jdbc;

  AccessGate(Access access, JdbcClient jdbc) {
    this.access = access;
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
    var named =
        (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (named == null || named.isEmpty()) {
      return true;
    }
    String room = request.getRequestURI().replaceFirst("^/(?:api/)?([^/]*).*$", "$1");
    if (room.equals("customers") && named.containsKey("number")) {
      check(access.toCustomer(named.get("number")), "customer", named.get("number"));
    } else if (named.containsKey("id") && named.get("id").matches("\\d{1,18}")) {
      checkId(room, Long.parseLong(named.get("id")));
    }
    return true;
  }

  private void checkId(String room, long id) {
    if (room.equals("invoices")) {
      check(access.toInvoice(id), "invoice", Long.toString(id));
    } else if (CUSTOMER_OF.containsKey(room)) {
      boolean seen =
          jdbc.sql(CUSTOMER_OF.get(room))
              .param(id)
              .query(Long.class)
              .optional()
              .map(access::toCustomer)
              .orElse(true);
      check(seen, room.replaceFirst("s$", ""), Long.toString(id));
    }
  }

  private static void check(boolean seen, String what, String which) {
    if (!seen) {
      throw new NotThere(what, which);
    }
  }
}

package org.dunwell.workspace.access;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stands behind each path for whoever sees a part of the ledger only. A path that is not named
 * here stays shut for them: forgetting one does not leak, and a test says which one was forgotten.
 */
final class Doors {

  /**
   * Paths that name one thing, and how to learn whose it is; all that is beneath them belongs to
   * the same thing.
   *
   * @param path as the controller declares it
   * @param variable which of its variables names the thing
   * @param what the kind of thing, as people say it
   * @param sql answers customer_id and, where it is about one, selling_entity_id; no customer but a
   *     selling entity is somebody whom nobody knows
   */
  record Named(String path, String variable, String what, String sql) {}

  private static final String MESSAGE =
      """
      select customer_id, selling_entity_id
      from contact.message
      where id = ?::bigint
        and customer_id is not null
      """;
  private static final String INVOICE =
      "select customer_id, selling_entity_id from receivables.invoice where id = ?::bigint";
  private static final String PAYMENT =
      "select customer_id, selling_entity_id from receivables.payment where id = ?::bigint";
  private static final String DISPUTE =
      "select customer_id, selling_entity_id from disputes.dispute where id = ?::bigint";
  private static final String PLAN =
      "select customer_id, selling_entity_id from promises.plan where id = ?::bigint";
  // of who is no customer the page itself knows who may see it
  private static final String APPLICATION =
      """
      select p.customer_id, null as selling_entity_id
      from credit.application a
      join credit.party p on p.id = a.party_id
      where a.id = ?::bigint
        and p.customer_id is not null
      """;
  private static final String CUSTOMER =
      "select id as customer_id, null as selling_entity_id from receivables.customer where number = ?";
  private static final String PARTY =
      """
      select customer_id, null as selling_entity_id
      from credit.party
      where id = ?::bigint
        and customer_id is not null
      """;

  private static final List<Named> NAMED =
      List.of(
          new Named("/customers/{number}", "number", "customer", CUSTOMER),
          new Named("/api/customers/{number}", "number", "customer", CUSTOMER),
          new Named("/invoices/{id}", "id", "invoice", INVOICE),
          new Named("/api/invoices/{id}", "id", "invoice", INVOICE),
          new Named(
              "/cases/{id}",
              "id",
              "case",
              """
              select customer_id, selling_entity_id
              from collections.past_due_case
              where id = ?::bigint
              """),
          new Named(
              "/handovers/{id}",
              "id",
              "hand-over",
              """
              select customer_id, null as selling_entity_id
              from collections.handover
              where id = ?::bigint
              """),
          new Named(
              "/insolvency-claims/{id}",
              "id",
              "insolvency claim",
              """
              select customer_id, null as selling_entity_id
              from collections.insolvency_claim
              where id = ?::bigint
              """),
          new Named("/credit/parties/{id}", "id", "credit file", PARTY),
          new Named("/messages/{id}", "id", "message", MESSAGE),
          new Named("/api/messages/{id}", "id", "message", MESSAGE),
          new Named("/letters/{id}", "id", "letter", MESSAGE),
          new Named("/letters/{id}.pdf", "id", "letter", MESSAGE),
          new Named(
              "/mail/{id}",
              "id",
              "mail",
              """
              select customer_id, null as selling_entity_id
              from contact.inbound_mail
              where id = ?::bigint
                and customer_id is not null
              """),
          new Named("/payments/{id}", "id", "payment", PAYMENT),
          new Named("/api/payments/{id}", "id", "payment", PAYMENT),
          new Named("/disputes/{id}", "id", "dispute", DISPUTE),
          new Named("/api/disputes/{id}", "id", "dispute", DISPUTE),
          new Named("/credit/applications/{id}", "id", "credit application", APPLICATION),
          new Named("/api/credit/applications/{id}", "id", "credit application", APPLICATION),
          new Named("/promises/{id}", "id", "promise", promise()),
          new Named("/api/promises/{id}", "id", "promise", promise()),
          new Named("/plans/{id}", "id", "plan", PLAN),
          new Named("/api/plans/{id}", "id", "plan", PLAN),
          new Named(
              "/phone-calls/{id}",
              "id",
              "phone call",
              """
              select
                customer_id,
                case when customer_id is null then selling_entity_id end as selling_entity_id
              from contact.phone_call
              where id = ?::bigint
              """),
          new Named("/api/credit/scores/{number}", "number", "customer", CUSTOMER),
          new Named("/credit/financials/{party}", "party", "credit file", PARTY),
          new Named("/api/credit/financials/{party}", "party", "credit file", PARTY),
          new Named(
              "/credit/orders/{id}",
              "id",
              "order",
              """
              select p.customer_id, null as selling_entity_id
              from credit.sales_order o
              join credit.party p on p.id = o.party_id
              where o.id = ?::bigint
                and p.customer_id is not null
              """),
          new Named(
              "/calls/{id}",
              "id",
              "call",
              """
              select customer_id, null as selling_entity_id
              from collections.call
              where id = ?::bigint
              """));

  /** One task of the engine; whose it is the engine's own tables know. */
  static final String TASK = "/tasks/{id}";

  /** Lists that leave out by themselves what the person may not see, and paths that take none. */
  private static final Set<String> LEAVES_OUT =
      Set.of(
          "/",
          "/worklist",
          "/worklist/next",
          "/worklist/bulk",
          "/worklist/wake",
          "/worklist/views",
          "/worklist/views/{id}/remove",
          "/tomorrow",
          "/tomorrow/make",
          "/cases",
          "/disputes",
          "/disputes.csv",
          "/credit/poor-payers",
          "/credit/poor-payers.csv",
          "/credit/poor-payers.xlsx",
          "/credit/poor-payers/mails",
          "/credit/poor-payers/mails/{id}/remove",
          "/api/credit/poor-payers",
          "/customers",
          "/search",
          "/invoices",
          "/messages",
          "/mail",
          "/phone-calls",
          "/credit",
          "/credit/alerts",
          "/credit/alerts/seen",
          "/tasks",
          "/handovers",
          "/credit/orders",
          "/api/credit/order-checks",
          "/api/credit/order-checks/{order}/delivered",
          "/api/credit/order-checks/{order}/billed",
          "/api/credit/order-checks/{order}/cancelled",
          "/team",
          "/letters",
          "/letters/runs",
          "/letters/runs/{run}",
          "/letters/runs/{run}.pdf",
          "/templates/{name}/{language}/preview",
          "/api/customers",
          "/api/invoices",
          "/api/payments",
          "/api/cases",
          "/api/worklist",
          "/api/tomorrow",
          "/api/tomorrow/run",
          "/api/promises",
          "/api/plans",
          "/api/disputes",
          "/online-payments",
          "/api/online-payments",
          "/credit/applications",
          "/credit/applications/new",
          "/api/credit/applications");

  /** Nothing of any customer; or what a link proves by itself; or the sandbox, where all play. */
  private static final List<String> NO_LEDGER =
      List.of(
          "/error",
          "/login",
          "/access",
          "/tokens",
          "/team/absences",
          "/me",
          "/templates",
          "/departments",
          "/reason-codes",
          "/credit/rates",
          "/api/credit/rates",
          "/credit/order-systems",
          "/api/departments",
          "/api/reason-codes",
          "/api/rules",
          "/pay/{token}",
          "/apply",
          "/reference/{token}",
          "/hooks",
          "/sandbox",
          "/v3/api-docs",
          "/v3/api-docs.yaml",
          "/swagger-ui.html",
          "/swagger-ui",
          "/api-docs");

  /** The whole ledger at once: figures that are kept for all together, files of many customers. */
  private static final List<String> WHOLE =
      List.of(
          "/insights",
          "/disputes/figures",
          "/imports",
          "/api/imports",
          "/bank-statements",
          "/api/bank-statements",
          "/api/bank-accounts",
          "/late-payment",
          "/journal",
          "/api/journal",
          "/matching",
          "/api/matches",
          "/api/remittances",
          "/troubles");

  /** What sums up all that a customer owes our companies together. */
  private static final List<String> WHOLE_CUSTOMER =
      List.of(
          "/customers/{number}/credit",
          "/customers/{number}/limit",
          "/customers/{number}/covers",
          "/api/customers/{number}/credit-limit",
          "/credit/parties/{id}");

  private Doors() {}

  private static String promise() {
    return "select customer_id, selling_entity_id from promises.promise where id = ?::bigint";
  }

  /** The thing that a path names, if it names one. */
  static Optional<Named> named(String pattern) {
    return NAMED.stream()
        .filter(door -> within(pattern, door.path()))
        .max(Comparator.comparingInt(door -> door.path().length()));
  }

  static boolean isTask(String pattern) {
    return within(pattern, TASK);
  }

  /** Whether a person with a part of the ledger may come here without naming a thing. */
  static boolean isOpen(String pattern) {
    return LEAVES_OUT.contains(pattern)
        || !isWhole(pattern) && NO_LEDGER.stream().anyMatch(path -> within(pattern, path));
  }

  static boolean isWhole(String pattern) {
    return WHOLE.stream().anyMatch(path -> within(pattern, path));
  }

  /** Whether it is for those only who see the customer with all of our companies. */
  static boolean isOfWholeCustomer(String pattern) {
    return WHOLE_CUSTOMER.stream().anyMatch(path -> within(pattern, path));
  }

  /** Whether this page has said what it shows to whom. */
  static boolean isKnown(String pattern) {
    return Stream.of(isOpen(pattern), isWhole(pattern), isTask(pattern), named(pattern).isPresent())
        .anyMatch(known -> known);
  }

  private static boolean within(String pattern, String path) {
    return pattern.equals(path) || pattern.startsWith(path + "/");
  }
}

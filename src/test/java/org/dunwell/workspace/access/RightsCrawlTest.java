package org.dunwell.workspace.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.workspace.access.TwoParts.OPEN;
import static org.dunwell.workspace.access.TwoParts.SECRET;
import static org.dunwell.workspace.access.TwoParts.SHUT;
import static org.dunwell.workspace.access.TwoParts.SHUT_NAME;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.receivables.journal.JournalBatches;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Goes through every route there is as somebody who sees one portfolio, and looks for the customer
 * of the other one. Routes come from the router: a new one either keeps to the rule or fails here.
 */
@DunwellTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsCrawlTest {

  /** Routes that are not crawled, and why. */
  private static final Map<String, String> NOT_CRAWLED =
      Map.of(
          "/sandbox", "the sandbox plays all customers; live there is none",
          "/pay/{token}", "opens by the customer's own link, to nobody's eyes in particular",
          "/apply", "anybody applies; what follows opens by the applicant's own link",
          "/reference/{token}", "opens by the link of whoever was named as a reference",
          "/login", "before anybody is signed in",
          "/error", "tells of another path");

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired TestLedger ledger;
  @Autowired JournalBatches batches;
  @Autowired MockMvc web;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private TwoParts parts;

  @BeforeAll
  void twoPortfolios() {
    parts = beans.createBean(TwoParts.class);
    parts.build();
  }

  @Test
  void everyRouteSaysWhatItShowsToWhoSeesAPartOnly() {
    assertThat(patterns(null)).filteredOn(pattern -> !Doors.isKnown(pattern)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"carol,COLLECTOR", "mona,CREDIT_MANAGER"})
  void noPageShowsACustomerOfAnotherPart(String who, String role) throws Exception {
    List<String> leaks = new ArrayList<>();
    for (String path : pages()) {
      MockHttpServletResponse answer = ask(who, role, get(path));
      if (answer.getContentAsString().contains(SECRET) && !path.contains(SECRET)
          || answer.getContentAsString().contains(SHUT_NAME)) {
        leaks.add(path);
      }
      assertThat(answer.getStatus()).as(path).isLessThan(500);
    }
    assertThat(leaks).isEmpty();
    for (String pattern : patterns(RequestMethod.GET)) {
      boolean named = Doors.named(pattern).isPresent() || Doors.isTask(pattern);
      for (String path : filled(named ? List.of(pattern) : List.of(), SHUT, SHUT)) {
        assertThat(ask(who, role, get(path)).getStatus()).as(path).isEqualTo(404);
      }
    }
  }

  /** So that the test above cannot pass by looking at nothing. */
  @Test
  void whoSeesEverythingFindsTheSameCustomerOnTheSamePages() throws Exception {
    Set<String> found = new TreeSet<>();
    Set<String> missing = new TreeSet<>();
    for (String path : pages()) {
      MockHttpServletResponse answer = ask("whole", "CREDIT_MANAGER", get(path));
      if (answer.getContentAsString().contains(SECRET)) {
        found.add(path);
      }
      if (answer.getStatus() == 404) {
        missing.add(path);
      }
    }
    assertThat(found).hasSizeGreaterThan(40);
    assertThat(found)
        .contains("/phone-calls", "/phone-calls?q=call")
        .contains("/", "/worklist", "/tasks?view=all", "/cases", "/customers", "/invoices", "/mail")
        .contains("/messages", "/handovers", "/api/invoices", "/api/payments")
        .contains("/api/customers", "/api/cases", "/api/worklist", "/api/promises")
        .contains("/api/disputes", "/tomorrow", "/api/tomorrow")
        .contains("/credit/orders", "/api/credit/order-checks");
    assertThat(missing)
        .as("things that are not there for anybody")
        .allMatch(
            path ->
                path.matches(
                    ".*/(files/1|file|document|audio|calls/form|tomorrow/letter)|/(api/)?(imports|bank-statements)/1.*|.*/(contacts|notes|evidence|payment-proofs|decisions|documents)/.*|/api/rules/.*|/api/matches/1"));
  }

  @Test
  void theTeamsFiguresAreThoseOfOnesOwnPart() throws Exception {
    String whole = ask("whole", "CREDIT_MANAGER", get("/team")).getContentAsString();
    String part = ask("mona", "CREDIT_MANAGER", get("/team")).getContentAsString();
    assertThat(whole).contains("data-label=\"Past due\">2<", "500.00 EUR");
    assertThat(part).contains("data-label=\"Past due\">1<", "250.00 EUR").doesNotContain("500.00");
  }

  @ParameterizedTest
  @CsvSource({"carol,COLLECTOR", "mona,CREDIT_MANAGER"})
  void nothingChangesForACustomerOfAnotherPart(String who, String role) throws Exception {
    batch();
    String before = parts.traces(SHUT);
    Map<String, AbstractMockHttpServletRequestBuilder<?>> known = bodies();
    for (String pattern : patterns(RequestMethod.POST)) {
      Set<String> paths = filled(List.of(pattern), SHUT, SHUT);
      for (String path : paths) {
        AbstractMockHttpServletRequestBuilder<?> request = known.get(pattern);
        boolean named = Doors.named(pattern).isPresent() || Doors.isTask(pattern);
        boolean free =
            NOTHING_OF_CUSTOMERS.containsKey(pattern)
                || pattern.matches("/(departments|reason-codes|api/rules|hooks/twilio)\\b.*");
        assertThat(request != null || named || free || Doors.isWhole(pattern))
            .as("teach this test what to send to " + pattern)
            .isTrue();
        if (!free) {
          MockHttpServletResponse answer =
              ask(
                  who,
                  role,
                  request != null ? request : multipart(path).file("file", new byte[] {1}));
          assertThat(answer.getStatus())
              .as(pattern)
              .isIn(request != null ? List.of(302, 404, 422) : List.of(403, 404));
          assertThat(answer.getContentAsString()).as(pattern).doesNotContain(SHUT_NAME);
        }
      }
    }
    for (AbstractMockHttpServletRequestBuilder<?> request : throughTheOwnCustomer()) {
      MockHttpServletResponse answer = ask(who, role, request);
      // What was sent may stand in the answer; what was not sent may not.
      assertThat(answer.getContentAsString()).doesNotContain(SHUT_NAME);
    }
    assertThat(parts.traces(SHUT)).isEqualTo(before);
  }

  /** POST routes that name no customer, and what they are about. */
  private static final Map<String, String> NOTHING_OF_CUSTOMERS =
      Map.ofEntries(
          Map.entry("/worklist/views", "a filter under a name"),
          Map.entry("/worklist/views/{id}/remove", "the same"),
          Map.entry("/hooks/stripe", "whoever has signed it"),
          Map.entry("/hooks/sandbox-orders", "the same"),
          Map.entry("/credit/rates", "what currencies are worth"),
          Map.entry("/api/credit/rates", "the same"),
          Map.entry("/credit/order-systems", "administrators"),
          Map.entry("/credit/order-systems/{id}/remove", "administrators"),
          Map.entry("/hooks/bureau", "the same"),
          Map.entry("/hooks/twilio/news/{kind}", "the same"),
          Map.entry("/me/phone", "one's own telephone"),
          Map.entry("/hooks/twilio/sms", "the same"),
          Map.entry("/tokens", "administrators"),
          Map.entry("/tokens/{id}/revoke", "administrators"),
          Map.entry("/access", "administrators"),
          Map.entry("/access/{part}/take-back", "administrators"),
          Map.entry("/team/absences", "people of ours"),
          Map.entry("/team/absences/{id}/cancel", "people of ours"),
          Map.entry("/templates/{name}/{language}", "words for all letters"),
          Map.entry("/templates/{name}/{language}/default", "words for all letters"),
          Map.entry("/credit/poor-payers/mails", "a filter, for one's own mail"),
          Map.entry("/credit/poor-payers/mails/{id}/remove", "the same"),
          Map.entry("/tomorrow/make", "thinks all customers through, shows none"),
          Map.entry("/api/tomorrow/run", "the same"));

  /** What is sent where a path alone names nothing. */
  private Map<String, AbstractMockHttpServletRequestBuilder<?>> bodies() {
    Map<String, AbstractMockHttpServletRequestBuilder<?>> bodies = new LinkedHashMap<>();
    bodies.put(
        "/worklist/bulk",
        post("/worklist/bulk")
            .param("action", "hand-over")
            .param("owner", "carol")
            .param("customer", SHUT));
    bodies.put(
        "/credit/alerts/seen",
        post("/credit/alerts/seen").param("alert", parts.id(SHUT, "credit alert")));
    bodies.put("/worklist/wake", post("/worklist/wake").param("customer", SHUT));
    bodies.put(
        "/letters/runs",
        post("/letters/runs")
            .param(
                "entity", ledger.one(String.class, "select id from receivables.selling_entity")));
    bodies.put(
        "/templates/{name}/{language}/preview",
        post("/templates/reminder-firm/en/preview")
            .param("subject", "x")
            .param("body", "{{customerName}}")
            .param("customer", SHUT));
    bodies.put(
        "/credit/applications",
        post("/credit/applications")
            .param("key", "6f0d6d2e-6f59-4e57-9f5d-1f9be1e1a222")
            .param("customer", SHUT)
            .param("amount", "100")
            .param("currency", "EUR")
            .param("agree", "true"));
    bodies.put(
        "/api/credit/applications",
        json(
            "/api/credit/applications",
            """
            {"customer": "%s", "amount": 100, "currency": "EUR", "consent": true}
            """
                .formatted(SHUT)));
    bodies.put(
        "/api/payments",
        json(
            "/api/payments",
            """
            {"customer": "%s", "reference": "X-1", "currency": "EUR", "amount": 1}
            """
                .formatted(SHUT)));
    bodies.put(
        "/api/online-payments",
        json(
            "/api/online-payments",
            """
            {"customer": "%s", "currency": "EUR", "returnUrl": "https://pay.example/",
             "parts": [{"invoice": "%s-R1", "amount": 1}]}
            """
                .formatted(SHUT, SHUT)));
    bodies.put(
        "/api/credit/order-checks",
        json(
            "/api/credit/order-checks",
            """
            {"customer": "%s", "order": "X-1", "currency": "EUR", "amount": 1}
            """
                .formatted(SHUT)));
    for (String move : List.of("delivered", "billed", "cancelled")) {
      bodies.put(
          "/api/credit/order-checks/{order}/" + move,
          json(
              "/api/credit/order-checks/%s-O1/%s".formatted(SHUT, move),
              "{\"customer\": \"%s\"}".formatted(SHUT)));
    }
    bodies.put(
        "/api/promises",
        json(
            "/api/promises",
            """
            {"customer": "%s", "invoices": ["%s-R1"], "promisedFor": "2026-03-20"}
            """
                .formatted(SHUT, SHUT)));
    bodies.put(
        "/api/plans",
        json(
            "/api/plans",
            """
            {"customer": "%s", "invoices": ["%s-R1"],
             "payments": [{"amount": 1, "dueOn": "2026-03-20"}]}
            """
                .formatted(SHUT, SHUT)));
    bodies.put(
        "/api/disputes",
        json(
            "/api/disputes",
            """
            {"invoiceNumber": "%s-R1", "sellingEntity": "DE", "reason": "PRICE", "amount": 1}
            """
                .formatted(SHUT)));
    return bodies;
  }

  /** What belongs to the other customer, named under a path of one's own. */
  private List<AbstractMockHttpServletRequestBuilder<?>> throughTheOwnCustomer() {
    String invoice = Long.toString(parts.invoice(SHUT, "R1"));
    String mail = parts.id(SHUT, "mail");
    return List.of(
        json(
            "/api/online-payments",
            """
            {"customer": "%s", "currency": "EUR", "returnUrl": "https://pay.example/",
             "parts": [{"invoice": "%s-R1", "amount": 1}]}
            """
                .formatted(OPEN, SHUT)),
        post("/customers/{n}/holds", OPEN)
            .param("invoice", invoice)
            .param("until", "2026-03-20")
            .param("reason", "x"),
        post("/customers/{n}/holds/{h}/lift", OPEN, parts.id(SHUT, "hold")),
        post("/customers/{n}/autopay/{a}/cancel", OPEN, parts.id(SHUT, "autopay"))
            .param("reason", "x"),
        post("/customers/{n}/tomorrow/leave-out", OPEN).param("invoice", invoice),
        post("/customers/{n}/tomorrow/put-back", OPEN).param("invoice", invoice),
        json(
            "/api/customers/%s/tomorrow/leave-out".formatted(OPEN),
            "{\"invoice\": %s}".formatted(invoice)),
        post("/customers/{n}/write-offs", OPEN).param("invoice", invoice).param("reason", "x"),
        post("/customers/{n}/promises", OPEN)
            .param("invoice", invoice)
            .param("channel", "phone")
            .param("promisedFor", "2026-03-20"),
        multipart("/customers/{n}/disputes", OPEN)
            .param("key", "6f0d6d2e-6f59-4e57-9f5d-1f9be1e1a112")
            .param("invoice", invoice)
            .param("reason", "PRICE"),
        get("/customers/{n}/disputes/new?invoice={i}", OPEN, invoice),
        post("/customers/{n}/contacts/{c}", OPEN, parts.id(SHUT, "contact")).param("name", "Evil"),
        post("/customers/{n}/contacts/{c}/retire", OPEN, parts.id(SHUT, "contact")),
        get("/customers/{n}/notes/{note}", OPEN, parts.id(SHUT, "note")),
        post("/customers/{n}/notes/{note}/delete", OPEN, parts.id(SHUT, "note")),
        post("/customers/{n}/notes/{note}/pin", OPEN, parts.id(SHUT, "note")),
        post("/customers/{n}/plan-requests/{r}/decline", OPEN, parts.id(SHUT, "plan request"))
            .param("reason", "x"),
        multipart("/customers/{n}/write", OPEN)
            .param("key", "6f0d6d2e-6f59-4e57-9f5d-1f9be1e1a111")
            .param("contact", parts.id(OPEN, "contact"))
            .param("subject", "x")
            .param("text", "x")
            .param("mail", mail),
        get("/customers/{n}/write?mail={m}", OPEN, mail),
        get("/customers/{n}/write?contact={c}", OPEN, parts.id(SHUT, "contact")),
        get("/customers/{n}/promises/new?invoice={i}", OPEN, invoice),
        get("/customers/{n}?group=true", OPEN),
        get("/customers/{n}/limit/decisions/{d}", OPEN, parts.id(SHUT, "limit decision")),
        post("/customers/{n}/covers/{c}/end", OPEN, parts.id(SHUT, "cover")),
        post("/mail/{id}/customer", parts.id(OPEN, "mail")).param("number", SHUT),
        json(
            "/api/payments",
            """
            {"customer": "%s", "reference": "X-2", "currency": "EUR", "amount": 1,
             "allocations": [{"invoice": "%s-R1", "amount": 1}]}
            """
                .formatted(OPEN, SHUT)));
  }

  /** Every GET route with ids of both customers in every combination, and what narrows a list. */
  private Set<String> pages() {
    Set<String> paths = new LinkedHashSet<>();
    List<String> patterns = patterns(RequestMethod.GET);
    for (String first : List.of(OPEN, SHUT)) {
      for (String second : List.of(OPEN, SHUT)) {
        paths.addAll(filled(patterns, first, second));
      }
    }
    for (String query :
        List.of(
            "/tasks?view=group",
            "/tasks?view=all",
            "/cases?state=ended",
            "/customers?q=Customer",
            "/invoices?state=all",
            "/messages?state=planned",
            "/mail?view=done",
            "/phone-calls?q=call",
            "/worklist?view=all&state=all",
            "/worklist?view=team&state=promised",
            "/worklist/bulk?action=snooze&customer=" + SHUT,
            "/worklist/bulk?action=call&all=true&query=view%3Dall",
            "/customers?q=" + SHUT,
            "/invoices?number=" + SHUT + "-R1",
            "/worklist?view=all&q=" + SHUT,
            "/api/worklist?state=all",
            "/tomorrow?state=not",
            "/api/tomorrow?view=team",
            "/api/customers?search=" + SHUT,
            "/api/invoices?customer=" + SHUT,
            "/api/payments?customer=" + SHUT,
            "/api/disputes?state=open",
            "/api/promises?customer=" + SHUT)) {
      paths.add(query);
    }
    return paths;
  }

  private List<String> patterns(RequestMethod method) {
    return mapping.getHandlerMethods().keySet().stream()
        .filter(
            info ->
                method == null
                    || info.getMethodsCondition().getMethods().isEmpty()
                    || info.getMethodsCondition().getMethods().contains(method))
        .flatMap(info -> info.getPatternValues().stream())
        .filter(
            pattern ->
                NOT_CRAWLED.keySet().stream()
                    .noneMatch(path -> pattern.equals(path) || pattern.startsWith(path + "/")))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * @param first whose is the first variable
   * @param second whose are the others
   */
  private Set<String> filled(List<String> patterns, String first, String second) {
    Set<String> paths = new LinkedHashSet<>();
    for (String pattern : patterns) {
      Matcher variable = VARIABLE.matcher(pattern);
      StringBuilder path = new StringBuilder();
      String whose = first;
      while (variable.find()) {
        String value = value(pattern, variable.group(1), whose);
        assertThat(value)
            .as("teach this test what {%s} of %s is".formatted(variable.group(1), pattern))
            .isNotNull();
        variable.appendReplacement(path, Matcher.quoteReplacement(value));
        whose = second;
      }
      paths.add(variable.appendTail(path).toString());
    }
    return paths;
  }

  private String value(String pattern, String variable, String whose) {
    return switch (variable) {
      case "number" -> whose;
      case "autopay",
          "charge",
          "cover",
          "document",
          "file",
          "guarantee",
          "hold",
          "note",
          "proof",
          "question",
          "report" ->
          parts.id(whose, variable);
      case "party" -> parts.id(whose, "credit file");
      case "decision" -> parts.id(whose, "limit decision");
      case "order" -> whose + "-O1";
      case "entity" -> "DE";
      case "kind" -> "sms";
      case "run" -> ledger.one(String.class, "select max(id)::text from contact.letter_run");
      case "position", "part", "version" -> "1";
      // of bank statements, which are of the whole ledger and shut whatever the number is
      case "line", "statement" -> "1";
      case "name" -> pattern.contains("/journal/") ? batch() : "reminder-firm";
      case "sellingEntity" -> "DE";
      case "language" -> "en";
      case "code" -> pattern.startsWith("/departments") ? "logistics" : "PRICE";
      case "id" -> id(pattern, whose);
      default -> null;
    };
  }

  /** What was paid in both parts has left for the ERP. */
  private String batch() {
    batches.close("DE", "whole");
    return ledger.one(String.class, "select min(name) from receivables.journal_batch");
  }

  private String id(String pattern, String whose) {
    if (pattern.contains("/contacts/")) {
      return parts.id(whose, "contact");
    }
    if (pattern.contains("/plan-requests/")) {
      return parts.id(whose, "plan request");
    }
    if (Doors.isTask(pattern)) {
      return parts.id(whose, "task");
    }
    if (Doors.named(pattern).isPresent()) {
      return parts.id(whose, Doors.named(pattern).get().what());
    }
    if (pattern.startsWith("/api/rules/")) {
      return "treatment";
    }
    // Nothing of a customer, or shut whatever the number is.
    return Doors.isKnown(pattern) ? "1" : null;
  }

  private AbstractMockHttpServletRequestBuilder<?> json(String path, String body) {
    return post(path).contentType(MediaType.APPLICATION_JSON).content(body);
  }

  private MockHttpServletResponse ask(
      String who, String role, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    return web.perform(request.with(user(who).roles(role)).with(csrf())).andReturn().getResponse();
  }
}

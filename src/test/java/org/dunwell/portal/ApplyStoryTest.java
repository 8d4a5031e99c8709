package org.dunwell.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.PayLinks;
import org.dunwell.platform.SignedLinks;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.Access;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** From the public form to the customer, by nothing but HTTP; and what strangers try on the way. */
@DunwellTest
class ApplyStoryTest {

  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

  @Autowired MockMvc web;
  @Autowired TestLedger ledger;
  @Autowired VisitLimits limits;
  @Autowired SignedLinks links;
  @Autowired PayLinks payLinks;
  @Autowired TaskService tasks;
  @Autowired org.dunwell.credit.applications.ApplicantReports reports;
  @Autowired Access access;
  @Autowired DunwellClock clock;
  @LocalServerPort int port;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void emptyLedger() {
    ledger.begin();
    limits.forget();
  }

  @AfterEach
  void now() {
    clock.reset();
    limits.forget();
  }

  @Test
  void fromTheFormToTheCustomer() throws Exception {
    String form = ask("/apply?lang=de").body();
    assertThat(form).contains("Kredit beantragen", "Wir sind einverstanden");
    HttpResponse<String> sent = send("/apply", filled(key(form)));
    assertThat(sent.statusCode()).isEqualTo(302);
    String state =
        sent.headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceFirst("\\?.*", "")
            .replaceFirst("^https?://[^/]+", "");
    assertThat(ask(state).body()).contains("CA-", "Wir warten auf Antworten", "0 von 2");

    answerBoth();
    // where a bureau is asked, it answers at once
    reports.arrived(
        java.util.List.of(ledger.one(Long.class, "select party_id from credit.application")));
    assertThat(ask(state).body()).contains("Wir entscheiden gerade");

    String task =
        tasks.createTaskQuery().taskDefinitionKey("decideApplication").singleResult().getId();
    HttpResponse<String> done =
        http.send(
            HttpRequest.newBuilder(uri("/engine-rest/task/" + task + "/complete"))
                .header("Authorization", basic("manager"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"variables\":{\"decision\":{\"value\":\"approve\"},"
                            + "\"customerNumber\":{\"value\":\"C-900\"}}}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(done.statusCode()).as(done.body()).isEqualTo(204);

    web.perform(get("/api/customers/C-900").with(httpBasic("collector", "collector")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Neue Welle GmbH")));
    assertThat(ask(state).body()).contains("Bewilligt");
    web.perform(
            get("/api/credit/applications?state=approved").with(httpBasic("analyst", "analyst")))
        .andExpect(content().string(containsString("\"customerNumber\":\"C-900\"")));
  }

  /** As both read their mails: the applicant's own words are not among them. */
  private void answerBoth() throws Exception {
    for (int i = 1; i <= 2; i++) {
      String mail =
          ledger.one(
              String.class,
              "select body_text from contact.message where template = 'trade-reference-request'"
                  + " and key like '%/reference/"
                  + i
                  + "'");
      Matcher link = Pattern.compile("(/reference/\\S+)").matcher(mail);
      assertThat(link.find()).isTrue();
      assertThat(ask(link.group(1)).body()).contains("Neue Welle GmbH").doesNotContain("beta");
      String answer = "answer=give&currency=EUR&highest=8000&daysLate=4&again=yes&since=2019";
      assertThat(post(link.group(1), answer).statusCode()).isEqualTo(302);
      assertThat(post(link.group(1), answer.replace("daysLate=4", "daysLate=99")).statusCode())
          .isEqualTo(302);
      assertThat(ask(link.group(1)).body()).contains("Vielen Dank");
    }
    assertThat(ledger.count("credit.trade_reference where days_late = 4")).isEqualTo(2);
  }

  @Test
  void theSameFormTwiceIsOneApplication() throws Exception {
    Map<String, String> form = filled(key(ask("/apply").body()));
    assertThat(send("/apply", form).statusCode()).isEqualTo(302);
    assertThat(send("/apply", form).statusCode()).isEqualTo(302);
    assertThat(ledger.count("credit.application")).isEqualTo(1);
    assertThat(ledger.count("contact.message")).isEqualTo(3);
  }

  @Test
  void whatStrangersTryIsRefusedInTheirWordsAndNothingIsStored() throws Exception {
    String key = key(ask("/apply").body());
    refused(with(key, "company", "<script>alert(1)</script>"), "signs that do not belong there");
    refused(with(key, "company", "N".repeat(5_000)), "at most 120 characters");
    refused(with(key, "vatId", "DE136695978"), "VAT number: a digit is wrong, missing or too many");
    refused(with(key, "country", "XX"), "choose a country");
    refused(with(key, "currency", "DOGE"), "choose a currency");
    refused(with(key, "amount", "9e99"), "is not an amount");
    refused(with(key, "email", "a@b.example\r\nBcc: c@d.example"), "signs that do not belong");
    refused(with(key, "agree", "no"), "tick that you agree");
    refused(with(key, "consent", "1999-01"), "text to agree to has changed");
    refused(with("forged.key", "company", "Welle"), "Open it again");
    Map<String, String> many = filled(key);
    StringBuilder body = new StringBuilder(encoded(many));
    for (int i = 0; i < 10_000; i++) {
      body.append("&refCompany=A").append(i).append("&refEmail=a").append(i).append("%40b.example");
    }
    assertThat(post("/apply", body.toString()).statusCode()).isBetween(400, 422);
    web.perform(
            multipart("/apply")
                .file(new MockMultipartFile("file", "a.pdf", "application/pdf", "MZ!".getBytes()))
                .params(params(filled(key))))
        .andExpect(status().isUnprocessableEntity());
    assertThat(ledger.count("credit.application")).isZero();
    assertThat(ledger.count("credit.party")).isZero();
    assertThat(ledger.count("contact.message")).isZero();
  }

  @Test
  void allThatDoesNotDoIsNamedAtOnceEachByTheInputToGoTo() throws Exception {
    Map<String, String> form = filled(key(ask("/apply").body()));
    form.putAll(
        Map.of("company", "", "city", "", "country", "XX", "vatId", "DE136695978", "email", "a@b"));
    form.putAll(
        Map.of(
            "amount",
            "9e99",
            "purchases",
            "-1",
            "agree",
            "no",
            "refEmail",
            "nobody|ar@beta.example"));
    HttpResponse<String> answer = send("/apply", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    Matcher link = Pattern.compile("<a href=\"#(\\w+)\">").matcher(answer.body());
    assertThat(link.results().map(found -> found.group(1)))
        .containsExactly(
            "company",
            "country",
            "city",
            "vatId",
            "email",
            "purchases",
            "amount",
            "refCompany1",
            "agree")
        .allMatch(input -> answer.body().contains("id=\"" + input + "\""));
    assertThat(ledger.count("credit.application")).isZero();
  }

  private void refused(Map<String, String> form, String why) throws Exception {
    HttpResponse<String> answer = send("/apply", form);
    assertThat(answer.statusCode()).as(why).isEqualTo(422);
    assertThat(answer.body()).contains(why).doesNotContain("<script>alert");
  }

  @Test
  void aFormOfAnotherSiteIsRefusedAndTooManyAreTooMany() throws Exception {
    web.perform(
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post("/apply")
                .header("Sec-Fetch-Site", "cross-site"))
        .andExpect(status().isForbidden());
    for (int i = 0; i < VisitLimits.APPLICATIONS_OF_ADDRESS; i++) {
      limits.applied("127.0.0.1");
    }
    assertThat(send("/apply", filled(key(ask("/apply").body()))).statusCode()).isEqualTo(429);
    assertThat(ledger.count("credit.application")).isZero();
  }

  @Test
  void aForgedLinkOpensNothingAndAnotherPurposesLinkNeither() throws Exception {
    send("/apply", filled(key(ask("/apply").body())));
    String state = links.mint("credit-application", "1", Duration.ofDays(1));
    String reference = links.mint("trade-reference", "1", Duration.ofDays(1));
    assertThat(ask("/reference/" + state).statusCode()).isEqualTo(404);
    assertThat(ask("/apply/" + reference).statusCode()).isEqualTo(404);
    assertThat(ask("/reference/x" + reference).statusCode()).isEqualTo(404);
    assertThat(post("/reference/" + reference + "x", "answer=decline").statusCode()).isEqualTo(404);
    assertThat(post("/apply/" + reference + "/withdraw", "").statusCode()).isEqualTo(404);
    assertThat(ledger.count("credit.trade_reference where state = 'asked'")).isEqualTo(2);
    clock.standAt(TestLedger.MONDAY.plus(Duration.ofDays(22)));
    String old = links.mint("trade-reference", "1", Duration.ofDays(-1));
    assertThat(ask("/reference/" + old).statusCode()).isEqualTo(410);
    web.perform(get("/apply/" + state))
        .andExpect(header().string("Referrer-Policy", "no-referrer"))
        .andExpect(header().string("X-Robots-Tag", containsString("noindex")));
  }

  @Test
  void anAnswerThatMakesNoSenseIsRefusedAndADeclineIsHeard() throws Exception {
    send("/apply", filled(key(ask("/apply").body())));
    String page = "/reference/" + links.mint("trade-reference", "1", Duration.ofDays(1));
    String answer = "answer=give&currency=EUR&again=yes";
    assertThat(post(page, answer).statusCode()).isEqualTo(422);
    assertThat(post(page, answer + "&daysLate=many").body()).contains("whole number");
    assertThat(post(page, answer + "&daysLate=3&comments=" + "x".repeat(2_000)).statusCode())
        .isEqualTo(422);
    assertThat(post(page, "answer=decline").statusCode()).isEqualTo(302);
    assertThat(ask(page).body()).contains("We do not write to you again");
    assertThat(ledger.count("credit.trade_reference where state = 'declined'")).isEqualTo(1);
  }

  @Test
  void aCustomerAsksForMoreFromItsOwnPage() throws Exception {
    long customer = ledger.customer("C1");
    String link = PortalLink.of(payLinks, ledger, customer);
    assertThat(ask(link).body()).contains("Ask for a higher limit");
    Map<String, String> form =
        new TreeMap<>(
            Map.of(
                "key",
                UUID.randomUUID().toString(),
                "amount",
                "20000",
                "currency",
                "EUR",
                "terms",
                "30",
                "agree",
                "true",
                "consent",
                version()));
    assertThat(send(link + "/limit", form).headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("?done=limit"));
    send(link + "/limit", form);
    assertThat(ledger.count("credit.application where kind = 'higher-limit'")).isEqualTo(1);
    form.put("key", UUID.randomUUID().toString());
    assertThat(send(link + "/limit", form).body()).contains("is running already");
    assertThat(ledger.count("contact.message where customer_id = ?", customer)).isEqualTo(1);
  }

  @Test
  void aPartOfTheLedgerSeesItsOwnApplicants() throws Exception {
    send("/apply", filled(key(ask("/apply").body())));
    page("collector").andExpect(content().string(containsString("Neue Welle")));
    access.give("collector", null, "north", "admin");
    try {
      page("collector").andExpect(content().string(not(containsString("Neue Welle"))));
      web.perform(get("/credit/applications/1").with(httpBasic("collector", "collector")))
          .andExpect(status().isNotFound());
      ledger.update("update credit.party set owner = 'collector'");
      page("collector").andExpect(content().string(containsString("Neue Welle")));
      web.perform(get("/credit/applications/1").with(httpBasic("collector", "collector")))
          .andExpect(status().isOk());
    } finally {
      access.all().forEach(part -> access.takeBack(part.id()));
    }
    web.perform(
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(
                    "/api/credit/applications")
                .with(httpBasic("analyst", "analyst"))
                .contentType("application/json")
                .content("{}"))
        .andExpect(status().isForbidden());
  }

  private ResultActions page(String user) throws Exception {
    return web.perform(get("/credit/applications").with(httpBasic(user, user)));
  }

  private Map<String, String> with(String key, String field, String value) {
    Map<String, String> form = filled(key);
    form.put(field, value);
    return form;
  }

  private Map<String, String> filled(String key) {
    Map<String, String> form = new TreeMap<>();
    form.put("key", key);
    form.put("lang", key.isEmpty() ? "en" : language);
    form.put("company", "Neue Welle GmbH");
    form.put("street", "Hafenstr. 2");
    form.put("postalCode", "20457");
    form.put("city", "Hamburg");
    form.put("country", "DE");
    form.put("registration", "HRB 12345");
    form.put("industry", "other");
    form.put("contact", "Ina Welle");
    form.put("email", "ina@welle.example");
    form.put("amount", "9000");
    form.put("currency", "EUR");
    form.put("terms", "30");
    form.put("consent", version());
    form.put("agree", "true");
    form.put("refCompany", "Alpha GmbH|Beta AG");
    form.put("refContact", "|");
    form.put("refEmail", "ar@alpha.example|ar@beta.example");
    return form;
  }

  private String language = "en";

  private String version() {
    return ledger.one(String.class, "select max(version) from credit.consent_wording");
  }

  private String key(String page) {
    language = page.contains("Kredit beantragen") ? "de" : "en";
    Matcher key = KEY.matcher(page);
    assertThat(key.find()).isTrue();
    return key.group(1);
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .flatMap(
            field ->
                java.util.Arrays.stream(field.getValue().split("\\|", -1))
                    .map(
                        value ->
                            field.getKey()
                                + "="
                                + URLEncoder.encode(value, StandardCharsets.UTF_8)))
        .collect(Collectors.joining("&"));
  }

  private static org.springframework.util.MultiValueMap<String, String> params(
      Map<String, String> form) {
    var params = new org.springframework.util.LinkedMultiValueMap<String, String>();
    form.forEach(params::add);
    params.remove("refCompany");
    params.remove("refEmail");
    params.remove("refContact");
    return params;
  }

  private HttpResponse<String> ask(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri(path)).header("Accept-Language", "en").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String path, Map<String, String> form) throws Exception {
    return post(path, encoded(form));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static String basic(String user) {
    return "Basic " + java.util.Base64.getEncoder().encodeToString((user + ":" + user).getBytes());
  }
}

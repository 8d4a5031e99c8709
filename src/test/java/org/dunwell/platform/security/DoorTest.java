package org.dunwell.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Over real HTTP, because filters of the engine's servlets do not exist in a mocked one. */
@DunwellTest
class DoorTest {

  private static final String PASSWORD = "a-long-password";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Autowired CleanSlate cleanSlate;
  @Autowired Users users;
  @Autowired ApiTokens tokens;
  @Autowired JdbcClient jdbc;

  @Value("${local.server.port}")
  int port;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final HttpClient program = HttpClient.newHttpClient();

  @BeforeEach
  void people() {
    cleanSlate.wipe();
    users.ensure("door.collector", PASSWORD, "Dora", "Door", Group.COLLECTORS.id());
    users.ensure("door.analyst", PASSWORD, "Ana", "Door", Group.ANALYSTS.id());
    users.ensure("door.admin", PASSWORD, "Ada", "Door", Group.ADMINISTRATORS.id());
    users.ensure("door.nobody", PASSWORD, "Noa", "Door");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/cases",
        "/invoices/1",
        "/tokens",
        "/imports",
        "/api/invoices",
        "/api/rules/treatment",
        "/v3/api-docs",
        "/swagger-ui/index.html",
        "/actuator/prometheus",
        "/actuator",
        "/error",
        "/sandbox/mails",
        "/sandbox/time",
        "/process-picture.js",
        "/vendor/bpmn-js/assets/bpmn-js.css",
        "/camunda/app/tasklist/default/",
        "/camunda/app/admin/default/setup/",
        "/camunda/api/engine/engine/default/task",
        "/camunda/api/admin/auth/user/default",
        "/camunda/lib/deps.js",
        "/camunda-welcome/index.html",
        "/engine-rest/engine",
        "/engine-rest/task/count",
        "//api/invoices",
        "/login/../api/invoices",
        "/pay/..;/api/invoices",
        "/nothing-here"
      })
  void withoutSignInNothingAnswers(String path) throws Exception {
    for (String accept : new String[] {"text/html", "application/json"}) {
      var answer = program.send(get(path).header("Accept", accept).build(), text());
      boolean sentToSignIn =
          answer.statusCode() == 302
              && answer.headers().firstValue("Location").orElse("").endsWith("/login");
      assertThat(sentToSignIn || answer.statusCode() == 401 || answer.statusCode() == 400)
          .as("%s answered %d", path, answer.statusCode())
          .isTrue();
      assertThat(answer.body()).doesNotContain("\"items\"", "_csrf");
    }
  }

  @Test
  void theSignInPageSaysOnlyWhatHappened() throws Exception {
    assertThat(page("/login").body()).doesNotContain("is wrong", "in no group", "signed out");
    assertThat(page("/login?wrong").body()).contains("is wrong").doesNotContain("signed out");
    assertThat(page("/login?group").body()).contains("in no group").doesNotContain("is wrong");
    assertThat(page("/login?out").body()).contains("signed out").doesNotContain("is wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/app.css", "/favicon.svg", "/actuator/health"})
  void signInAndItsAssetsAnswer(String path) throws Exception {
    assertThat(program.send(get(path).build(), text()).statusCode()).isEqualTo(200);
  }

  @Test
  void oneSignInOpensOurPagesAndTheEnginesWebapps() throws Exception {
    signIn("door.admin");
    assertThat(page("/").statusCode()).isEqualTo(200);
    assertThat(page("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
    assertThat(page("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    assertThat(page("/camunda/api/admin/auth/user/default").body()).contains("door.admin");
    assertThat(page("/camunda/api/engine/engine/default/task/count").body()).contains("count");
  }

  @Test
  void theEnginesWebappsRefuseAChangeWithoutTheirCsrfToken() throws Exception {
    signIn("door.admin");
    page("/camunda/app/tasklist/default/");
    String path = "/camunda/api/engine/engine/default/task";
    String token =
        cookies.getCookieStore().getCookies().stream()
            .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
            .findFirst()
            .orElseThrow()
            .getValue();
    var honest = post(path, "{\"firstResult\":0}").header("Content-Type", "application/json");
    assertThat(browser.send(honest.header("X-XSRF-TOKEN", token).build(), text()).statusCode())
        .isEqualTo(200);
    var forged = post(path, "{}").header("Content-Type", "application/json");
    assertThat(browser.send(forged.build(), text()).statusCode()).isEqualTo(403);
  }

  @Test
  void theEnginesOwnSignInIsShut() throws Exception {
    signIn("door.collector");
    var second =
        post("/camunda/api/admin/auth/user/default/login/cockpit", "username=a&password=b")
            .header("Content-Type", "application/x-www-form-urlencoded");
    assertThat(browser.send(second.build(), text()).statusCode()).isEqualTo(403);
  }

  @Test
  void theEnginesRestOpensForCredentialsAndNeverForACookie() throws Exception {
    signIn("door.admin");
    assertThat(page("/engine-rest/task/count").statusCode()).isEqualTo(401);
    var forged = post("/engine-rest/task/count", "{}").header("Content-Type", "application/json");
    assertThat(browser.send(forged.build(), text()).statusCode()).isEqualTo(401);
    assertThat(basic("/engine-rest/task/count", "door.admin", PASSWORD).statusCode())
        .isEqualTo(200);
    // A right cookie beside wrong credentials does not help either.
    var mixed =
        get("/engine-rest/task/count").header("Authorization", basicHeader("door.admin", "x"));
    assertThat(browser.send(mixed.build(), text()).statusCode()).isEqualTo(401);
  }

  @Test
  void theEnginesRestObeysTheGroupsOfTheCaller() throws Exception {
    var users = basic("/engine-rest/process-definition/count", "door.admin", PASSWORD);
    assertThat(users.statusCode()).isEqualTo(200);
    var request =
        post("/engine-rest/user/create", "{\"profile\":{\"id\":\"evil\"}}")
            .header("Content-Type", "application/json")
            .header("Authorization", basicHeader("door.collector", PASSWORD));
    assertThat(program.send(request.build(), text()).statusCode()).isEqualTo(403);
  }

  @Test
  void aChangeByCookieNeedsTheCsrfToken() throws Exception {
    signIn("door.admin");
    var forged =
        post("/tokens", "user=door.admin&name=x")
            .header("Content-Type", "application/x-www-form-urlencoded");
    assertThat(browser.send(forged.build(), text()).statusCode()).isEqualTo(403);
    assertThat(tokens.list()).noneMatch(token -> token.name().equals("x"));
  }

  @Test
  void aTokenActsAsItsUserUntilItIsRevoked() throws Exception {
    String token = tokens.create("door.admin", "test");
    assertThat(bearer("/engine-rest/task/count", token).statusCode()).isEqualTo(200);
    assertThat(bearer("/tokens", token).statusCode()).isEqualTo(200);
    long id = tokens.list().get(0).id();
    tokens.revoke(id);
    var refused = bearer("/engine-rest/task/count", token);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("unknown or revoked");
  }

  @Test
  void onlyAdministratorsSeeTokensAndAnalystsChangeNothing() throws Exception {
    assertThat(basic("/tokens", "door.collector", PASSWORD).statusCode()).isEqualTo(403);
    var change =
        post("/api/payments", "{}")
            .header("Content-Type", "application/json")
            .header("Authorization", basicHeader("door.analyst", PASSWORD));
    assertThat(program.send(change.build(), text()).statusCode()).isEqualTo(403);
  }

  @Test
  void whoIsInNoGroupGetsNoFurtherThanTheSignInPage() throws Exception {
    assertThat(basic("/", "door.nobody", PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void wrongPasswordsAreSlowedDownAndTheRightOneMustWaitToo() throws Exception {
    users.ensure("door.guessed", PASSWORD, "Gil", "Door", Group.COLLECTORS.id());
    for (int i = 0; i < SignInThrottle.FREE_FAILURES; i++) {
      assertThat(basic("/api/none", "door.guessed", "wrong").statusCode()).isEqualTo(401);
    }
    var slowed = basic("/api/none", "door.guessed", PASSWORD);
    assertThat(slowed.statusCode()).isEqualTo(429);
    assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
    assertThat(slowed.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(basic("/", "door.collector", PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void passwordsAreKeptHashed() {
    var kept =
        jdbc.sql("select pwd_ from act_id_user where id_ = 'door.admin'")
            .query(String.class)
            .single();
    assertThat(kept).doesNotContain(PASSWORD).startsWith("{SHA-512}");
  }

  @Test
  void signingOutOfTheWebappsIsSigningOut() throws Exception {
    signIn("door.admin");
    var out = post("/camunda/api/admin/auth/user/default/logout", "");
    assertThat(browser.send(out.build(), text()).statusCode()).isIn(200, 204, 302);
    assertThat(page("/camunda/api/engine/engine/default/task/count").statusCode()).isEqualTo(401);
  }

  private void signIn(String user) throws Exception {
    Matcher token = CSRF.matcher(page("/login").body());
    assertThat(token.find()).isTrue();
    var form =
        post("/login", "username=" + user + "&password=" + PASSWORD + "&_csrf=" + token.group(1))
            .header("Content-Type", "application/x-www-form-urlencoded");
    var answer = browser.send(form.build(), text());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("login");
  }

  private HttpResponse<String> page(String path) throws IOException, InterruptedException {
    return browser.send(get(path).build(), text());
  }

  private HttpResponse<String> basic(String path, String user, String password)
      throws IOException, InterruptedException {
    return program.send(
        get(path).header("Authorization", basicHeader(user, password)).build(), text());
  }

  private HttpResponse<String> bearer(String path, String token)
      throws IOException, InterruptedException {
    return program.send(get(path).header("Authorization", "Bearer " + token).build(), text());
  }

  private static String basicHeader(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private HttpRequest.Builder post(String path, String body) {
    return get(path).POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }
}

package org.dunwell.platform.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Multipart;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.security.TestPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A credit manager changes a table without a rebuild, over real HTTP. */
@DunwellTest
class RulesUploadTest {

  private static final String TABLE = "write-off-authority";

  /** Trifles up to 6 instead of 5. */
  private static final String CHANGED =
      ModelFiles.read(TABLE)
          .replace("&lt;= 5<", "&lt;= 6<")
          .replace("&gt; 5<", "&gt; 6<")
          .replace("(5..250]", "(6..250]");

  private static final String EXAMPLES = ModelFiles.examples(TABLE).replace("5.01", "6.01");

  @Autowired TestLedger ledger;
  @Autowired TestPeople people;
  @Autowired ObjectMapper json;
  @Autowired JdbcClient jdbc;
  @Autowired JdbcTemplate template;
  @Autowired Clock clock;
  @Autowired Models models;
  @Autowired DecisionStore store;
  @Autowired LiveVersions versions;
  @Autowired Troubles troubles;
  @Autowired ResourcePatternResolver resources;

  @Value("${local.server.port}")
  int port;

  @BeforeEach
  void begin() {
    ledger.begin();
    people.ensure();
  }

  /** The tables are everybody's in this JVM. */
  @AfterEach
  void asShipped() {
    jdbc.sql("delete from platform.decision_live").update();
    models.lookAgain();
  }

  @Test
  void aChangedTableGoesLiveAndIsKeptWithWhoWhenAndWhy() throws Exception {
    String shipped = models.byId(TABLE).version();

    HttpResponse<String> answer = upload(TABLE, CHANGED, EXAMPLES, "Bank fees rose to 6.");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode report = json.readTree(answer.body());
    assertThat(report.path("live").asBoolean()).isTrue();
    assertThat(report.path("examples").asInt()).isEqualTo(5);
    String version = report.path("version").asText();
    assertThat(version).isEqualTo(models.byId(TABLE).version()).isNotEqualTo(shipped);
    JsonNode rule = json.readTree(get("/api/rules/" + TABLE).body());
    assertThat(rule.path("changed").asBoolean()).isTrue();
    assertThat(rule.path("shippedVersion").asText()).isEqualTo(shipped);
    assertThat(rule.path("shippedChangedSince").asBoolean()).isFalse();
    assertThat(rule.path("content").asText()).isEqualTo(CHANGED);
    JsonNode change = rule.path("changes").path(0);
    assertThat(change.path("by").asText()).isEqualTo(TestPeople.MANAGER);
    assertThat(change.path("note").asText()).isEqualTo("Bank fees rose to 6.");
    assertThat(change.path("version").asText()).isEqualTo(version);
  }

  @Test
  void aCaseChoosesByTheNewTableAndItsDecisionSaysWhichVersion() throws Exception {
    String changed =
        ModelFiles.read("treatment")
            .replaceFirst("(letter.out.3\">\\s*<text>)nextTouch.lookAgainIn<", "$12<");
    String examples =
        ModelFiles.examples("treatment")
            .lines()
            .map(RulesUploadTest::waitsTwoDays)
            .collect(Collectors.joining("\n"));
    HttpResponse<String> answer = upload("treatment", changed, examples, "Look again sooner.");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);

    ledger.invoice(ledger.customer("C1"), "R1", "250.00", 2);
    ledger.work();

    String version = models.byId("treatment").version();
    assertThat(
            ledger.count(
                """
                platform.decision
                where decision = 'treatment'
                  and version = '%s'
                  and output ->> 'action' = 'sendReminder'
                  and (output ->> 'waitDays')::int = 2"""
                    .formatted(version)))
        .isEqualTo(1);
  }

  @Test
  void anotherNodeAndALaterStartDecideByItToo() throws Exception {
    Models second = node();
    String shipped = second.byId(TABLE).version();

    upload(TABLE, CHANGED, EXAMPLES, "Bank fees rose to 6.");

    assertThat(second.byId(TABLE).version()).isEqualTo(shipped);
    second.lookAgain();
    assertThat(second.byId(TABLE).version()).isEqualTo(models.byId(TABLE).version());
    assertThat(node().byId(TABLE).version()).isEqualTo(models.byId(TABLE).version());
  }

  @Test
  void aVersionThatWasLiveComesBackWithoutAnUpload() throws Exception {
    String shipped = models.byId(TABLE).version();
    upload(TABLE, CHANGED, EXAMPLES, "Bank fees rose to 6.");
    String changed = models.byId(TABLE).version();

    HttpResponse<String> back = goLive(shipped, "They fell again.");

    assertThat(back.statusCode()).as(back.body()).isEqualTo(204);
    assertThat(models.byId(TABLE).version()).isEqualTo(shipped);
    assertThat(goLive(changed, "And rose.").statusCode()).isEqualTo(204);
    assertThat(models.byId(TABLE).version()).isEqualTo(changed);
    assertThat(versions.of(TABLE))
        .extracting(LiveVersions.Live::version)
        .containsExactly(changed, shipped, changed);
    assertThat(goLive("000000000000", "?").statusCode()).isEqualTo(404);
  }

  @Test
  void aRehearsalSaysAllAndKeepsNothing() throws Exception {
    String shipped = models.byId(TABLE).version();
    HttpResponse<String> answer =
        new Multipart()
            .file("model", "x.dmn", CHANGED)
            .file("examples", "x.csv", EXAMPLES.lines().limit(3).collect(Collectors.joining("\n")))
            .post(address("/api/rules/" + TABLE + "?dryRun=true"), TestPeople.MANAGER, password());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"live\":false", "writeOffAuthority.manager.large");
    assertThat(models.byId(TABLE).version()).isEqualTo(shipped);
    assertThat(versions.of(TABLE)).isEmpty();
  }

  @Test
  void anExampleThatDoesNotHoldRefusesTheTableAndIsNamedWithTheRowThatFired() throws Exception {
    HttpResponse<String> answer = upload(TABLE, CHANGED, null, "The old examples still hold, no?");
    assertThat(answer.statusCode()).isEqualTo(422);
    JsonNode finding = json.readTree(answer.body()).path("findings").path(0);
    assertThat(finding.path("where").asText()).isEqualTo("example 3: A collector asks");
    assertThat(finding.path("what").asText())
        .contains("Expected {approval=credit-manager} by row writeOffAuthority.collector")
        .contains("got {approval=none} by row writeOffAuthority.trifle");
    assertThat(finding.path("mend").asText()).isNotBlank();
    assertThat(versions.of(TABLE)).isEmpty();
  }

  @Test
  void aChangeOfATableThatSomebodyElseHasChangedIsRefused() throws Exception {
    String seen = models.byId(TABLE).version();
    upload(TABLE, CHANGED, EXAMPLES, "First.");
    HttpResponse<String> late =
        new Multipart()
            .file("model", "x.dmn", CHANGED.replace("250", "300"))
            .file("examples", "x.csv", EXAMPLES.replace("250", "300"))
            .field("note", "Second.")
            .field("replaces", seen)
            .post(address("/api/rules/" + TABLE), TestPeople.MANAGER, password());
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("is live by now");
    assertThat(versions.of(TABLE)).hasSize(1);
  }

  @Test
  void whatTheProductShipsLaterIsSaidAndTheManagersTableStaysLive() throws Exception {
    upload(TABLE, CHANGED, EXAMPLES, "Bank fees rose to 6.");
    jdbc.sql("update platform.decision_live set shipped = 'anearlierone'").update();

    Models upgraded = node();

    assertThat(upgraded.byId(TABLE).version()).isEqualTo(models.byId(TABLE).version());
    assertThat(get("/api/rules/" + TABLE).body()).contains("\"shippedChangedSince\":true");
    assertThat(troubles.open(10))
        .singleElement()
        .satisfies(trouble -> assertThat(trouble.what()).contains(TABLE, "yours stays live"));
  }

  @Test
  void onlyCreditManagersChangeTables() throws Exception {
    for (String who :
        List.of(
            TestPeople.COLLECTOR,
            TestPeople.ANALYST,
            TestPeople.ADMINISTRATOR,
            TestPeople.INVESTIGATOR)) {
      HttpResponse<String> answer =
          new Multipart()
              .file("model", "x.dmn", CHANGED)
              .field("note", "Me too.")
              .post(address("/api/rules/" + TABLE), who, password());
      assertThat(answer.statusCode()).as(who).isEqualTo(403);
    }
    assertThat(versions.of(TABLE)).isEmpty();
  }

  @Test
  void withoutAReasonOrATableNothingHappens() throws Exception {
    assertThat(upload(TABLE, CHANGED, EXAMPLES, " ").body()).contains("Say in \\\"note\\\" why");
    HttpResponse<String> empty =
        new Multipart()
            .field("note", "x")
            .post(address("/api/rules/" + TABLE), TestPeople.MANAGER, password());
    assertThat(empty.body()).contains("choose the .dmn");
    assertThat(upload("horoscope", CHANGED, EXAMPLES, "x").statusCode()).isEqualTo(404);
    assertThat(versions.of(TABLE)).isEmpty();
  }

  @Test
  void fiftyMegabytesAreRefusedBeforeTheyAreRead() throws Exception {
    HttpResponse<String> answer =
        upload(TABLE, CHANGED + " ".repeat(50_000_000), EXAMPLES, "Large.");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("A table has at most 1,000,000 bytes");
  }

  private static String waitsTwoDays(String example) {
    List<String> fields = new ArrayList<>(Arrays.asList(example.split(",", -1)));
    int last = fields.size() - 1;
    if (fields.get(last).equals("treatment.letter")) {
      fields.set(last - 2, "2");
    }
    return String.join(",", fields);
  }

  /** What another node on the same database, or this one after a start, has in mind. */
  private Models node() {
    Models other =
        new Models(
            resources,
            new DecisionStore(template, json, clock),
            new LiveVersions(jdbc, clock),
            troubles);
    other.afterPropertiesSet();
    other.byId(TABLE);
    return other;
  }

  private HttpResponse<String> upload(String id, String model, String examples, String note)
      throws Exception {
    Multipart form = new Multipart().file("model", id + ".dmn", model).field("note", note);
    if (examples != null) {
      form.file("examples", id + ".examples.csv", examples);
    }
    return form.post(address("/api/rules/" + id), TestPeople.MANAGER, password());
  }

  private HttpResponse<String> goLive(String version, String note) throws Exception {
    return new Multipart()
        .field("note", note)
        .post(
            address("/api/rules/%s/versions/%s/live".formatted(TABLE, version)),
            TestPeople.MANAGER,
            password());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return people.get(address(path), TestPeople.ANALYST);
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }

  private static String password() {
    return TestPeople.PASSWORD;
  }
}

package org.dunwell.credit.bureaus.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.bureaus.BureauBook;
import org.dunwell.credit.bureaus.BureauSettings;
import org.dunwell.credit.bureaus.BureauSignature;
import org.dunwell.credit.bureaus.Company;
import org.dunwell.credit.bureaus.NewReport;
import org.dunwell.receivables.imports.ImportKind;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What docs/bureaus.md says of the wire is what goes over it. */
@DunwellTest
class BureauContractTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired TestLedger ledger;
  @Autowired Parties parties;
  @Autowired RestBureau rest;
  @Autowired BureauBook bureaus;
  @Autowired Imports imports;
  @Autowired List<ImportKind> kinds;
  @Autowired MockMvc web;

  private Party party;

  @BeforeEach
  void theCompanyOfTheExamples() {
    ledger.begin();
    party = parties.ofCustomer(ledger.customer("C-1"));
    ledger.update("update receivables.customer set name = 'Muster GmbH'");
    parties.identify(party.id(), "HRB 1", null, "other");
    party = parties.byId(party.id());
  }

  @Test
  void weAskAsTheDocumentSaysAndUnderstandItsAnswer() throws Exception {
    List<JsonNode> came = new ArrayList<>();
    List<String> headers = new ArrayList<>();
    List<String> examples = blocks("json");
    HttpServer bureau = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    bureau.createContext(
        "/v1/reports",
        exchange -> {
          came.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
          headers.add(exchange.getRequestHeaders().getFirst("Authorization"));
          headers.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          byte[] answer = examples.get(1).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    bureau.start();
    try {
      RestBureau.Reply reply =
          rest.ask(
              "acme",
              new BureauSettings(
                  "http://127.0.0.1:" + bureau.getAddress().getPort(),
                  "key",
                  null,
                  BigDecimal.ONE,
                  "EUR",
                  BigDecimal.TEN,
                  List.of(),
                  null,
                  Map.of()),
              "dunwell-1",
              party);
      JsonNode documented = JSON.readTree(examples.get(0));
      assertThat(names(came.get(0))).isEqualTo(names(documented));
      assertThat(names(came.get(0).get("company"))).isEqualTo(names(documented.get("company")));
      assertThat(came.get(0).at("/company/name")).isEqualTo(documented.at("/company/name"));
      assertThat(came.get(0).get("reference").asText()).isEqualTo("party/" + party.id());
      assertThat(headers).containsExactly("Bearer key", "dunwell-1");

      NewReport report = reply.report();
      assertThat(report.company())
          .isEqualTo(new Company(party.name(), party.registrationNumber(), party.country()));
      assertThat(report.reference()).isEqualTo("rp_1");
      assertThat(report.reportedOn()).isEqualTo("2026-03-01");
      assertThat(report.rawScore()).isEqualByComparingTo("62");
      assertThat(report.scale()).isEqualTo("creditsafe");
      assertThat(report.insolvent()).isFalse();
      assertThat(report.recommendedLimit()).isEqualByComparingTo("5000");
      assertThat(report.currency()).isEqualTo("EUR");
      assertThat(reply.price()).isEqualByComparingTo("4.50");
    } finally {
      bureau.stop(0);
    }
  }

  @Test
  void theNoticeIsTakenOnceAndOthersGetTheStatusThatTheTableSays() throws Exception {
    String notice = blocks("json").get(2).replace("party/12", party.subject());
    notice(notice, 200);
    notice(notice, 200);
    assertThat(ledger.count("credit.bureau_notice")).isEqualTo(1);
    assertThat(ledger.one(String.class, "select event_id from credit.bureau_notice"))
        .isEqualTo("nt_1");
    notice("{\"type\": \"company.changed\"}", 422);
    notice("no JSON", 422);
    notice("{\"id\": \"%s\"}".formatted("x".repeat(70_000)), 413);
    web.perform(post("/hooks/bureau").content(notice)).andExpect(status().isBadRequest());
    ledger.work();
    assertThat(ledger.one(String.class, "select cause from credit.bureau_request"))
        .isEqualTo("notice");
  }

  private void notice(String body, int code) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String secret = bureaus.named("sandbox").orElseThrow().webhookSecret();
    String signature = BureauSignature.of(secret, System.currentTimeMillis() / 1000, bytes);
    web.perform(post("/hooks/bureau").content(bytes).header(BureauSignature.HEADER, signature))
        .andExpect(status().is(code));
  }

  @Test
  void theExampleOfAFileIsOne() throws Exception {
    imports.submit(
        new Upload(
            "bureau-reports",
            "feed.xml",
            new ByteArrayInputStream(blocks("xml").get(0).getBytes(StandardCharsets.UTF_8)),
            null,
            false,
            "system"));
    ledger.work();
    assertThat(ledger.one(String.class, "select scale from credit.bureau_report"))
        .isEqualTo("paydex");
    String said = Files.readString(Path.of("docs/bureaus.md"));
    ImportKind feed =
        kinds.stream().filter(one -> one.name().equals("bureau-reports")).findFirst().orElseThrow();
    assertThat(feed.fields())
        .isNotEmpty()
        .allMatch(field -> said.contains("`" + field.name() + "`"));
  }

  private static TreeSet<String> names(JsonNode of) {
    TreeSet<String> names = new TreeSet<>();
    of.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> blocks(String language) throws Exception {
    Matcher block =
        Pattern.compile("(?s)```" + language + "\n(.*?)```")
            .matcher(Files.readString(Path.of("docs/bureaus.md")));
    List<String> found = new ArrayList<>();
    while (block.find()) {
      found.add(block.group(1));
    }
    return found;
  }
}

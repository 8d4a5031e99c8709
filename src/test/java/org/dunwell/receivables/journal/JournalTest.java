package org.dunwell.receivables.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DunwellTest
class JournalTest {

  /** A request as the ERP's program saw it. */
  private record Came(String key, String signature, byte[] body) {}

  @Autowired TestLedger ledger;
  @Autowired DunwellClock clock;
  @Autowired JournalBooks books;
  @Autowired JournalBatches batches;
  @Autowired JournalMapper mapper;
  @Autowired JournalEcho echo;
  @Autowired JournalWebhook webhook;
  @Autowired PlatformTransactionManager manager;
  @Autowired Acknowledgements acknowledgements;
  @Autowired Troubles troubles;
  @Autowired MockMvc mvc;

  private long invoice;

  @BeforeEach
  void anInvoiceAndAPayment() {
    ledger.begin();
    invoice = ledger.invoice(ledger.customer("C1"), "R-1", "1000.00", 10);
    ledger.pay(invoice, "=BANK(1)", "400.00");
  }

  @Test
  void twoWhoCloseAtOnceLeaveNoGapAndNoEntryTwice() throws Exception {
    for (int i = 0; i < 30; i++) {
      ledger.pay(invoice, "P-" + i, "1.00");
    }
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    List<Callable<Optional<JournalBatch>>> work = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int n = i;
      work.add(
          () -> {
            ledger.pay(invoice, "Q-" + n, "1.00");
            return batches.close("DE", "node" + n);
          });
    }
    List<Integer> numbers = new ArrayList<>();
    for (Future<Optional<JournalBatch>> done : nodes.invokeAll(work)) {
      done.get().map(JournalBatch::number).ifPresent(numbers::add);
    }
    nodes.shutdown();
    Collections.sort(numbers);
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(i + 1);
    }
    batches.close("DE", "the last");
    assertThat(ledger.one(Long.class, "select sum(entries)::bigint from receivables.journal_batch"))
        .isEqualTo(2 * 43);
    assertThat(ledger.count("receivables.journal_entry where batch_id is null")).isZero();
  }

  @Test
  void whatAnEntrySaysStaysHoweverAnybodyTries() {
    assertThatThrownBy(() -> ledger.update("update receivables.journal_entry set amount = 1"))
        .hasMessageContaining("stays as it is");
  }

  @Test
  void aBatchIsTheSameBytesEachTimeForProgramsExactAndForPeopleHarmless() throws Exception {
    call(post("/api/journal/batches"), "{\"sellingEntity\": \"DE\"}")
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", "/api/journal/batches/DE-000001"));
    call(post("/api/journal/batches"), "{\"sellingEntity\": \"DE\"}")
        .andExpect(status().isNoContent());
    call(post("/api/journal/batches"), "{\"sellingEntity\": \"XX\"}")
        .andExpect(status().isNotFound());
    JournalBatch batch = batches.byName("DE-000001");
    assertThat(batch.state()).isEqualTo("open");
    for (int i = 0; i < 2; i++) {
      mvc.perform(get("/api/journal/batches/DE-000001").accept("text/csv").with(boss()))
          .andExpect(header().string("X-Content-SHA256", batch.csvSha256()))
          .andExpect(content().bytes(batches.csv(batch)));
      mvc.perform(get("/api/journal/batches/DE-000001").with(boss()))
          .andExpect(content().bytes(batches.json(batch)))
          .andExpect(jsonPath("$.entries[0].amount").value("400.00"))
          .andExpect(jsonPath("$.entries[0].document").value("=BANK(1)"));
    }
    assertThat(new String(batches.csv(batch), StandardCharsets.UTF_8)).contains(",=BANK(1),");
    assertThat(new String(batches.spreadsheet(batch), StandardCharsets.UTF_8))
        .contains(",'=BANK(1),");
    mvc.perform(get("/api/journal/batches?state=sent").with(boss()))
        .andExpect(jsonPath("$.items[0].name").value("DE-000001"));
    mvc.perform(get("/api/journal/batches").with(user("cora").roles("COLLECTOR")))
        .andExpect(status().isForbidden());
  }

  @Test
  void anAcknowledgementIsTakenOnceAndAContradictionIsNot() throws Exception {
    JournalBatch batch = batches.close("DE", "me").orElseThrow();
    String key = batches.entries(batch).get(0).key();
    String path = "/api/journal/batches/%s/acknowledgement".formatted(batch.name());
    String said =
        "{\"state\": \"posted\", \"documents\": [{\"key\": \"%s\", \"number\": \"4711\"}]}"
            .formatted(key);
    call(post(path), "{\"state\": \"maybe\"}").andExpect(status().is4xxClientError());
    call(post(path), said.replace(key, "DW-DE-999")).andExpect(status().isUnprocessableEntity());
    assertThat(batches.byName(batch.name()).state()).isEqualTo("open");
    for (int i = 0; i < 2; i++) {
      call(post(path), said)
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.state").value("acknowledged"));
    }
    call(post(path), said.replace("4711", "4712"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.number").value("4711"));
    call(post(path), "{\"state\": \"refused\"}")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.stored").value("posted"));
    assertThat(batches.entries(batch)).extracting(JournalEntry::state).containsOnly("posted");
  }

  @Test
  void whatAnImportHasShownCountsAsNotShownOnceItIsUndone() {
    batches.close("DE", "me");
    ledger.update(
        """
        with run as (
          insert into receivables.import_run
            (kind, file_name, sha256, dry_run, state, started_by, created_at)
          values ('open-items', 'late.csv', '', false, 'done', 'me', now())
          returning id)
        update receivables.journal_entry
        set seen_at = now(), seen_import_id = (select id from run), state = 'posted'
        """);
    long run = ledger.one(Long.class, "select id from receivables.import_run");
    new TransactionTemplate(manager).executeWithoutResult(status -> echo.forget(run));
    assertThat(ledger.count("receivables.journal_entry where seen_at is null and state = 'open'"))
        .isEqualTo(2);
  }

  @Test
  void aBatchThatNobodyAcknowledgesIsATroubleUntilSomebodyDoes() {
    JournalBatch batch = batches.close("DE", "me").orElseThrow();
    ledger.walkTo(TestLedger.TODAY.plusDays(5));
    assertThat(troubles.open(9)).as("nobody has it").isEmpty();
    batches.sent(batch);
    ledger.walkTo(TestLedger.TODAY.plusDays(6));
    assertThat(troubles.open(9))
        .singleElement()
        .satisfies(one -> assertThat(one.what()).contains("2 of 2 entries of batch DE-000001"));
    acknowledgements.take(batch.name(), new Acknowledgement("posted", null, null, null));
    assertThat(troubles.open(9)).isEmpty();
  }

  @Test
  void anAddressThatFailsTwiceGetsTheSameSignedBatchAThirdTime() throws Exception {
    List<Came> came = new ArrayList<>();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/in",
        exchange -> {
          came.add(
              new Came(
                  exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                  exchange.getRequestHeaders().getFirst(JournalWebhook.SIGNATURE),
                  exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(came.size() < 3 ? (came.size() == 1 ? 500 : 302) : 204, -1);
          exchange.close();
        });
    server.start();
    try {
      String secret = books.freshSecret("DE");
      books.change(
          "DE",
          new JournalSettings(
              null,
              null,
              "http://127.0.0.1:%d/in".formatted(server.getAddress().getPort()),
              "1400",
              "1200",
              "8700",
              "2400"));
      JournalBatch batch = batches.close("DE", "me").orElseThrow();
      for (int minutes = 0; minutes < 10; minutes++) {
        clock.standAt(TestLedger.MONDAY.plus(Duration.ofMinutes(minutes)));
        ledger.work();
      }
      assertThat(came).hasSize(3);
      assertThat(came).extracting(Came::key).containsOnly("DE-000001");
      assertThat(came).allSatisfy(one -> assertThat(one.body()).isEqualTo(batches.json(batch)));
      for (Came one : came) {
        long seconds = Long.parseLong(one.signature().replaceAll("^t=(\\d+),.*$", "$1"));
        assertThat(one.signature())
            .isEqualTo(
                JournalWebhook.signature(
                    secret.getBytes(StandardCharsets.US_ASCII), seconds, one.body()));
      }
      assertThat(batches.byName(batch.name()).state()).isEqualTo("sent");
      assertThat(new String(batches.csv(batch), StandardCharsets.UTF_8))
          .contains(",400.00,EUR,1200,1400,");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theSignatureIsTheOneEverybodyCanCompute() {
    assertThat(
            JournalWebhook.signature(
                "key".getBytes(StandardCharsets.US_ASCII),
                1,
                "{}".getBytes(StandardCharsets.US_ASCII)))
        .startsWith("t=1,v1=")
        .hasSize("t=1,v1=".length() + 64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://8.8.8.8/",
        "https://127.0.0.1/",
        "https://10.0.0.1/",
        "https://169.254.169.254/",
        "https://[::1]/",
        "https://[fd00::1]/",
        "https://100.64.0.1/",
        "https://0.0.0.0/"
      })
  void inLiveModeNoBatchGoesIntoOurOwnNetwork(String url) {
    assertThatThrownBy(() -> JournalWebhook.checkOutside(URI.create(url)))
        .isInstanceOf(java.io.IOException.class);
  }

  @Test
  void anAddressOutsideIsFine() throws Exception {
    assertThat(InetAddress.getByName("8.8.8.8").isSiteLocalAddress()).isFalse();
    JournalWebhook.checkOutside(URI.create("https://8.8.8.8/"));
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    for (String url :
        List.of("ftp://erp.example/", "https://me@erp.example/", "nonsense", "https:")) {
      assertThatThrownBy(() -> new JournalSettings(null, null, url, null, null, null, null))
          .isInstanceOf(BrokenRule.class);
    }
  }

  @Test
  void aFileHasItsNameOnlyWhenItIsWholeAndStaysInItsFolder(@TempDir Path folder) throws Exception {
    ledger.update("update receivables.selling_entity set code = '../DE'");
    JournalBatch batch = batches.close("../DE", "me").orElseThrow();
    JournalFolder out = new JournalFolder(folder.toString());
    for (int i = 0; i < 2; i++) {
      out.write(batch, batches.json(batch), batches.csv(batch));
    }
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(Path::toFile))
          .hasSize(2)
          .allSatisfy(
              file -> assertThat(file.getParentFile().getParentFile()).isEqualTo(folder.toFile()));
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsATroubleInTheEndAndOneTryLaterTheFileIsThere(
      @TempDir Path folder) throws Exception {
    JournalBatch batch = batches.close("DE", "me").orElseThrow();
    mapper.deliver(batch.id(), new String[] {"file"}, clock.instant());
    Path place = folder.resolve("out");
    Files.writeString(place, "in the way");
    JournalDeliveries deliveries =
        new JournalDeliveries(
            mapper,
            batches,
            books,
            new JournalFolder(place.toString()),
            webhook,
            troubles,
            manager,
            clock);
    int tried = 0;
    while (deliveries.nextDue().isPresent()) {
      clock.standAt(deliveries.nextDue().get());
      deliveries.runDue(clock.instant());
      tried++;
    }
    assertThat(tried).isEqualTo(JournalDeliveries.MOST_ATTEMPTS);
    assertThat(batches.byName(batch.name()).state()).isEqualTo("open");

    Files.delete(place);
    troubles.retry(troubles.open(9).get(0).id(), "boss");
    deliveries.runDue(clock.instant());
    assertThat(place.resolve("DE/DE-000001.csv")).hasBinaryContent(batches.csv(batch));
    assertThat(place.resolve("DE/DE-000001.json")).hasBinaryContent(batches.json(batch));
    assertThat(batches.byName(batch.name()).state()).isEqualTo("sent");
    assertThat(deliveries.nextDue()).isEmpty();
    assertThat(troubles.open(9)).isEmpty();
  }

  private ResultActions call(
      org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request,
      String body)
      throws Exception {
    return mvc.perform(
        request.contentType(MediaType.APPLICATION_JSON).content(body).with(boss()).with(csrf()));
  }

  private static RequestPostProcessor boss() {
    return user("boss").roles("CREDIT_MANAGER");
  }
}

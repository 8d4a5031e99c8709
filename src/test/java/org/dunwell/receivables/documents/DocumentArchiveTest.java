package org.dunwell.receivables.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.net.PublicAddress;
import org.dunwell.receivables.DocumentUrl;
import org.dunwell.receivables.imports.ImportRun;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Upload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Documents that lie in a company's archive until they are needed. */
@DunwellTest
class DocumentArchiveTest {

  private static final String PDF = "%PDF-1.7\nfrom the archive\n%%EOF";

  @Autowired TestLedger ledger;
  @Autowired Imports imports;
  @Autowired InvoiceDocuments documents;
  @Autowired DocumentArchive archive;
  @Autowired Troubles troubles;
  @Autowired MockMvc web;

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private long invoice;

  @BeforeEach
  void anArchive() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    ledger.begin();
    invoice = ledger.invoice(ledger.customer("C1"), "R/1", "119.00", -10);
    ImportRun run = entity(base() + "/invoices/{number}.pdf");
    assertThat(run.accepted()).as(imports.problems(run.id(), 0, 9).toString()).isEqualTo(1);
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    asked.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] bytes = files.get(path);
    if (path.startsWith("/moved")) {
      exchange.getResponseHeaders().add("Location", path.substring("/moved".length()));
      exchange.sendResponseHeaders(302, -1);
    } else if (path.startsWith("/away")) {
      exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data");
      exchange.sendResponseHeaders(302, -1);
    } else if (bytes == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private ImportRun entity(String url) {
    String csv =
        "code;name;country;timeZone;currency;email;documentUrl\n"
            + "DE;Nordwerk GmbH;DE;Europe/Berlin;EUR;ar@nordwerk.example;"
            + url;
    long id =
        imports.submit(new Upload("selling-entities", "e.csv", in(csv), null, false, "collector"));
    ledger.work();
    return imports.byId(id);
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aDocumentIsFetchedWhenItIsFirstOpenedAndKept() throws Exception {
    files.put("/invoices/R%2F1.pdf", bytes(PDF));
    assertThat(ask("/invoices/" + invoice).getContentAsString()).contains("Fetch it from the arch");
    assertThat(ask("/api/invoices/" + invoice + "/document").getContentAsString()).isEqualTo(PDF);
    ask("/api/invoices/" + invoice + "/document");
    assertThat(asked).containsExactly("/invoices/R%2F1.pdf null");
    assertThat(ask("/invoices/" + invoice).getContentAsString())
        .contains("R_1.pdf", "From the archive of DE", documents.of(invoice).get().sha256());
  }

  @Test
  void whatTheArchiveDoesNotHaveIsNotAskedForAgainAtOnce() throws Exception {
    archive.bring(List.of(invoice), Duration.ofSeconds(30));
    archive.bring(List.of(invoice), Duration.ofSeconds(30));
    assertThat(asked).hasSize(1);
    assertThat(troubles.countOpen()).isZero();
    MockHttpServletResponse answer = ask("/api/invoices/" + invoice + "/document");
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString()).contains("did not give", "status 404");
    files.put("/invoices/R%2F1.pdf", bytes(PDF));
    assertThat(ask("/api/invoices/" + invoice + "/document").getStatus()).isEqualTo(200);
    assertThat(ledger.count("receivables.document_miss")).isZero();
  }

  @Test
  void anArchiveThatGivesSomethingElseIsATroubleUntilItWorksAgain() throws IOException {
    files.put("/invoices/R%2F1.pdf", bytes("<html>Sign in</html>"));
    archive.bring(List.of(invoice), Duration.ofSeconds(30));
    assertThat(troubles.open(5)).extracting("kind").containsExactly("document-archive");
    assertThat(documents.of(invoice)).isEmpty();
    files.put("/invoices/R%2F1.pdf", bytes(PDF));
    archive.bring(invoice);
    assertThat(troubles.countOpen()).isZero();
    assertThat(documents.of(invoice)).isPresent();
  }

  @Test
  void redirectionsStayOnTheHostAndTheSecretIsToldToItAlone() throws IOException {
    files.put("/a.pdf", bytes(PDF));
    Fetch fetch = new Fetch(false, new DocumentSettings("", "Basic s3cret", "127.0.0.1"));
    assertThat(fetch.pdf(URI.create(base() + "/moved/a.pdf"))).isEqualTo(bytes(PDF));
    assertThat(asked).containsExactly("/moved/a.pdf Basic s3cret", "/a.pdf Basic s3cret");
    assertThatThrownBy(() -> fetch.pdf(URI.create(base() + "/away/a.pdf")))
        .hasMessageContaining("redirects to another place (169.254.169.254)");
    Fetch other = new Fetch(false, new DocumentSettings("", "Basic s3cret", "archive.example"));
    other.pdf(URI.create(base() + "/a.pdf"));
    assertThat(asked).last().isEqualTo("/a.pdf null");
    files.put("/large.pdf", bytes("%PDF-" + "x".repeat(DocumentRow.MOST_BYTES)));
    assertThatThrownBy(() -> fetch.pdf(URI.create(base() + "/large.pdf")))
        .hasMessageContaining("larger than 5 MB");
  }

  @Test
  void aLiveDunwellConnectsToTheOpenNetworkOnly() {
    Fetch fetch = new Fetch(true, new DocumentSettings("", "", ""));
    int port = server.getAddress().getPort();
    for (String host :
        List.of(
            "127.0.0.1",
            "localhost",
            "169.254.169.254",
            "10.1.2.3",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[fe80::1]",
            "[fd00::1]",
            "0.0.0.0",
            "100.64.0.1",
            "2130706433")) {
      assertThatThrownBy(() -> fetch.pdf(URI.create("https://" + host + ":" + port + "/a.pdf")))
          .as(host)
          .hasMessageContaining("is not of the open network");
    }
    assertThatThrownBy(() -> fetch.pdf(URI.create(base() + "/a.pdf")))
        .hasMessageContaining("https://");
    assertThat(asked).isEmpty();
  }

  @Test
  void anArchiveThatTakesTheConnectionAndSaysNothingIsNotWaitedFor() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Fetch fetch = new Fetch(false, new DocumentSettings("", "", ""), Duration.ofMillis(200));
      long before = System.nanoTime();
      assertThatThrownBy(
              () -> fetch.pdf(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/a.pdf")))
          .hasMessageContaining("does not answer");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void addressesOfTheOpenNetworkAreTold() throws IOException {
    assertThat(PublicAddress.is(InetAddress.getByName("93.184.216.34"))).isTrue();
    assertThat(PublicAddress.is(InetAddress.getByName("2606:2800:220:1::1"))).isTrue();
    assertThat(PublicAddress.is(InetAddress.getByName("2002:7f00:1::1"))).isFalse();
    assertThat(PublicAddress.is(InetAddress.getByName("64:ff9b::7f00:1"))).isFalse();
    assertThat(PublicAddress.is(InetAddress.getByName("192.168.1.1"))).isFalse();
    assertThat(PublicAddress.is(InetAddress.getByName("172.20.1.1"))).isFalse();
  }

  @Test
  void aPatternThatCouldLeadElsewhereIsRefused() {
    for (String pattern :
        List.of(
            "ftp://a.example/{number}",
            "https://{number}.example/a",
            "https://a.example/a.pdf",
            "https://u:p@a.example/{number}",
            "file:///etc/{number}",
            "https://a.example/{number}#x",
            "javascript:{number}",
            "https://a .example/{number}",
            "https://a.example/{other}")) {
      assertThatThrownBy(() -> DocumentUrl.of(pattern, false))
          .as(pattern)
          .isInstanceOf(BrokenRule.class);
    }
    ImportRun run = entity("https://a.example/a.pdf");
    assertThat(run.rejected()).isEqualTo(1);
    assertThat(imports.problems(run.id(), 0, 5).get(0).mend()).contains("{number}.pdf, or none");
  }

  @Test
  void httpIsForTheSandboxAndANumberLeadsNowhereElse() {
    assertThatThrownBy(() -> DocumentUrl.of("http://a.example/{number}", true))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("https://");
    DocumentUrl url = DocumentUrl.of("https://a.example/x?n={number}", true);
    assertThat(url.of("../1&a=b#c d")).hasToString("https://a.example/x?n=..%2F1%26a%3Db%23c%20d");
    assertThatThrownBy(() -> url.of("..")).isInstanceOf(BrokenRule.class);
    entity("");
    assertThat(archive.isUsed()).isTrue();
    entity("none");
    assertThat(archive.isUsed()).isFalse();
  }

  private MockHttpServletResponse ask(String path) throws Exception {
    return web.perform(get(path).with(user("collector").roles("COLLECTOR")))
        .andReturn()
        .getResponse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

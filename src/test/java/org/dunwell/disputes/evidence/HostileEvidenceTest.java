package org.dunwell.disputes.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.disputes.evidence.HostileFiles.bytes;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.platform.files.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Files that mean us ill, on their way in and out: refused in time, or harmless. */
@DunwellTest
class HostileEvidenceTest {

  @Autowired TestLedger ledger;
  @Autowired Disputes disputes;
  @Autowired Evidence evidence;
  @Autowired MockMvc web;
  @LocalServerPort int port;

  private Dispute dispute;

  @BeforeEach
  void aDispute() {
    ledger.begin();
    long invoice = ledger.invoice(ledger.customer("C1"), "R-1", "1000.00", 10);
    dispute =
        disputes.open(NewDispute.whole("test/1", invoice, "DAMAGED", null, "page", "collector"));
  }

  @Test
  void whatIsRefusedLeavesNothingBehind() {
    assertThatThrownBy(() -> add("scan.pdf", bytes(HostileFiles.SCRIPT)))
        .hasMessageContaining("is HTML, SVG or XML");
    assertThat(evidence.of(dispute.id())).isEmpty();
  }

  @Test
  void aZipBombIsOnlyStored() {
    byte[] bomb = HostileFiles.zip("zeros", new byte[50 * 1024 * 1024]);
    add("bomb.zip", bomb);
    assertThat(evidence.of(dispute.id()).get(0)).returns((long) bomb.length, EvidenceFile::size);
  }

  @Test
  void theSameFileTwiceIsKeptOnceAndMoreThanTwentyAreRefusedTogether() {
    add("a.txt", bytes("one"));
    add("b.txt", bytes("one"));
    assertThat(evidence.of(dispute.id())).hasSize(1);
    for (int n = 2; n <= Evidence.MOST_FILES; n++) {
      add("a.txt", bytes("file " + n));
    }
    assertThatThrownBy(() -> add("a.txt", bytes("one too many")))
        .hasMessageContaining("20 files at most");
    assertThat(evidence.of(dispute.id())).hasSize(Evidence.MOST_FILES);
  }

  @Test
  void nothingIsAddedToADisputeThatIsOver() {
    disputes.withdraw(dispute.id(), "entered in error", "collector");
    assertThatThrownBy(() -> add("a.txt", bytes("late"))).hasMessageContaining("has ended");
  }

  @Test
  void browsersSaveItAndDoNothingElseWithIt() throws Exception {
    MockHttpServletResponse stored =
        ask(
            multipart("/disputes/" + dispute.id() + "/evidence")
                .file(new MockMultipartFile("files", "../a\"b.txt", "text/html", bytes("Broken"))));
    assertThat(stored.getRedirectedUrl()).isEqualTo("/disputes/" + dispute.id());
    EvidenceFile file = evidence.of(dispute.id()).get(0);
    assertThat(file).returns("a_b.txt", EvidenceFile::fileName);
    assertThat(file.sha256()).isEqualTo(Sha256.of(bytes("Broken")));
    MockHttpServletResponse saved =
        ask(get("/disputes/%d/evidence/%d".formatted(dispute.id(), file.id())));
    assertThat(saved.getHeader("Content-Disposition"))
        .startsWith("attachment;")
        .contains("a_b.txt");
    assertThat(saved.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(saved.getHeader("Content-Security-Policy")).contains("sandbox");
    assertThat(saved.getContentType()).isEqualTo("text/plain");
    assertThat(saved.getContentAsByteArray()).isEqualTo(bytes("Broken"));
    assertThat(
            ask(get("/disputes/%d/evidence/%d".formatted(dispute.id() + 1, file.id()))).getStatus())
        .isEqualTo(404);
  }

  @Test
  void anUploadOfHalfAGigabyteIsRefusedWhileItStillComesAndThePageSaysTheLimit() throws Exception {
    long announced = 500L * 1024 * 1024;
    long sent = 0;
    try (Socket socket = new Socket("localhost", port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          bytes(
              "POST /disputes/%d/evidence HTTP/1.1\r\nHost: localhost:%d\r\nAccept: text/html\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: %d\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"big.pdf\"\r\n\r\n%%PDF-1.4\n"
                  .formatted(dispute.id(), port, announced)));
      byte[] piece = new byte[64 * 1024];
      while (socket.getInputStream().available() == 0 && sent < 64L * 1024 * 1024) {
        out.write(piece);
        sent += piece.length;
      }
      assertThat(answer(socket)).contains("HTTP/1.1 413", "10 MB each and 40 MB together");
    }
    assertThat(sent).isLessThan(64L * 1024 * 1024);
    assertThat(evidence.of(dispute.id())).isEmpty();
  }

  @Test
  void anUploadThatDoesNotSayHowLargeItIsIsNotBegun() throws Exception {
    try (Socket socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write(
              bytes(
                  "POST /api/disputes/%d/evidence HTTP/1.1\r\nHost: localhost:%d\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n--b\r\n\r\n0\r\n\r\n"
                      .formatted(dispute.id(), port)));
      assertThat(answer(socket)).contains("HTTP/1.1 411", "Content-Length", "40 MB");
    }
  }

  /** As much as has come within a moment. */
  private static String answer(Socket socket) throws IOException {
    socket.setSoTimeout(2_000);
    StringBuilder answer = new StringBuilder();
    byte[] buffer = new byte[8_192];
    try {
      int n;
      while (!answer.toString().contains("together")
          && (n = socket.getInputStream().read(buffer)) > 0) {
        answer.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
      }
    } catch (java.net.SocketTimeoutException enough) {
      return answer.toString();
    }
    return answer.toString();
  }

  private void add(String name, byte[] content) {
    evidence.add(dispute.id(), name, new ByteArrayInputStream(content), "page", "ines");
  }

  private MockHttpServletResponse ask(AbstractMockHttpServletRequestBuilder<?> request)
      throws Exception {
    return web.perform(request.with(user("collector").roles("COLLECTOR")).with(csrf()))
        .andReturn()
        .getResponse();
  }
}

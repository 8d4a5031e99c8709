package org.dunwell.receivables.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.imports.ImportRun;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The import of invoices' documents: archives of PDF files, from friends and from others. */
@DunwellTest
class DocumentsTest {

  @Autowired TestLedger ledger;
  @Autowired Imports imports;
  @Autowired InvoiceDocuments documents;
  @Autowired MockMvc web;

  private long first;
  private long second;

  @BeforeEach
  void twoInvoices() {
    ledger.begin();
    long customer = ledger.customer("C1");
    first = ledger.invoice(customer, "R1", "100.00", -10);
    second = ledger.invoice(customer, "R/2026/2", "200.00", -10);
  }

  @Test
  void anArchiveOfPdfFilesIsStoredByInvoiceNumberAndOnceMoreChangesNothing() throws Exception {
    byte[] archive =
        zip(Map.of("R1.pdf", pdf("one"), "2026/R%2F2026%2F2.PDF", pdf("two"), "x/.DS_Store", "x"));
    assertCounts(run("all.zip", archive, false), 2, 0, 0);
    assertThat(documents.bytes(first)).asString(StandardCharsets.UTF_8).isEqualTo(pdf("one"));
    assertThat(documents.bytes(second)).asString(StandardCharsets.UTF_8).isEqualTo(pdf("two"));
    assertThat(documents.of(first).orElseThrow())
        .returns("R1.pdf", InvoiceDocuments.Line::fileName)
        .returns("collector", InvoiceDocuments.Line::storedBy);
    assertCounts(run("all.zip", archive, false), 0, 2, 0);
    assertThat(ledger.count("platform.timeline where kind = 'document'")).isZero();
  }

  @Test
  void anotherDocumentTakesThePlaceOfTheOldOneAndTheTimelineSaysSo() throws Exception {
    assertCounts(run("R1.pdf", bytes(pdf("draft")), false), 1, 0, 0);
    assertCounts(run("R1.pdf", bytes(pdf("corrected")), false), 1, 0, 0);
    assertThat(documents.bytes(first)).asString(StandardCharsets.UTF_8).contains("corrected");
    assertThat(
            ledger.one(String.class, "select what from platform.timeline where kind = 'document'"))
        .contains("R1", "replaced");
  }

  @Test
  void aDryRunTellsAndStoresNothing() throws Exception {
    assertCounts(run("all.zip", zip(Map.of("R1.pdf", pdf("one"))), true), 1, 0, 0);
    assertThat(documents.of(first)).isEmpty();
  }

  @Test
  void whatIsNoPdfTooLargeOrNobodysIsRefusedAndTheRestIsStored() throws Exception {
    Map<String, String> files = new TreeMap<>();
    files.put("../../../etc/R1.pdf", pdf("one"));
    files.put("R%2F2026%2F2.pdf", "<html><script>alert(1)</script></html>");
    files.put("R7.pdf", pdf("x".repeat(DocumentRow.MOST_BYTES)));
    files.put("R8.pdf", pdf("unknown"));
    files.put("R9.exe", "MZ");
    files.put("R1.PDF", pdf("a second one"));
    ImportRun run = run("all.zip", zip(files), false);
    assertCounts(run, 1, 0, 5);
    assertThat(imports.problems(run.id(), 0, 10))
        .extracting(Problem::raw, Problem::problem)
        .extracting(Object::toString)
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).contains("R%2F2026%2F2.pdf", "not a PDF, whatever its name"),
            one -> assertThat(one).contains("R7.pdf", "larger than 5 MB"),
            one -> assertThat(one).contains("R8.pdf", "no invoice of this number"),
            one -> assertThat(one).contains("R9.exe", "not named as a PDF"),
            one -> assertThat(one).contains("R1.P", "second of this invoice"));
    assertThat(documents.of(first).orElseThrow().fileName()).isEqualTo("R1.pdf");
    assertThat(documents.of(second)).isEmpty();
  }

  @Test
  void aFolderTellsCompaniesWithTheSameNumbersApart() throws Exception {
    ledger.update(
        """
        with other as (
          insert into receivables.selling_entity
            (code, name, country, language, time_zone, calendar, currency, email)
          values ('FR', 'Nordwerk SARL', 'FR', 'fr', 'Europe/Paris', 'FR', 'EUR', 'ar@fr.example')
          returning id)
        insert into receivables.invoice
          (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount, open_amount)
        select other.id, i.customer_id, i.number, i.issued_on, i.due_on, 'EUR', 5, 5
        from other, receivables.invoice i
        where i.number = 'R1'
        """);
    assertCounts(run("R1.pdf", bytes(pdf("whose?")), false), 0, 0, 1);
    assertCounts(run("all.zip", zip(Map.of("fr/R1.pdf", pdf("french"))), false), 1, 0, 0);
    assertThat(documents.of(first)).isEmpty();
    assertThat(ledger.one(String.class, "select file_name from receivables.invoice_document"))
        .isEqualTo("R1.pdf");
  }

  @Test
  void aDamagedArchiveAndOneThatIsNoneFailWithWordsThatSaySo() throws Exception {
    byte[] whole = zip(Map.of("R1.pdf", pdf("y".repeat(50_000))));
    byte[] cut = java.util.Arrays.copyOf(whole, 40);
    assertThat(run("all.zip", cut, false))
        .returns("failed", ImportRun::state)
        .extracting(ImportRun::failure)
        .asString()
        .contains("damaged or encrypted");
    assertThat(run("R1.pdf", bytes("MZ\u0001"), false))
        .returns("failed", ImportRun::state)
        .extracting(ImportRun::failure)
        .asString()
        .contains("neither a ZIP archive nor a PDF");
  }

  @Test
  void aDocumentIsSavedByBrowsersAndNeverRun() throws Exception {
    run("R1.pdf", bytes(pdf("one")), false);
    MockHttpServletResponse file = ask("/api/invoices/" + first + "/document");
    assertThat(file.getContentAsString()).isEqualTo(pdf("one"));
    assertThat(file.getHeader("Content-Disposition")).startsWith("attachment;");
    assertThat(file.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.getHeader("Content-Security-Policy")).contains("sandbox");
    assertThat(ask("/invoices/" + first).getContentAsString()).contains("R1.pdf (1 KB)");
    assertThat(ask("/api/invoices/" + second + "/document").getStatus()).isEqualTo(404);
    assertThatThrownBy(() -> documents.bytes(second)).isInstanceOf(NotThere.class);
  }

  private MockHttpServletResponse ask(String path) throws Exception {
    return web.perform(get(path).with(user("collector").roles("COLLECTOR")))
        .andReturn()
        .getResponse();
  }

  private ImportRun run(String name, byte[] file, boolean dry) {
    long id =
        imports.submit(
            new Upload("documents", name, new ByteArrayInputStream(file), null, dry, "collector"));
    ledger.work();
    return imports.byId(id);
  }

  private static void assertCounts(ImportRun run, long accepted, long unchanged, long rejected) {
    assertThat(List.of(run.state(), run.accepted(), run.unchanged(), run.rejected()))
        .as(run.failure())
        .isEqualTo(List.of("done", accepted, unchanged, rejected));
  }

  private static String pdf(String words) {
    return "%PDF-1.7\n" + words + "\n%%EOF";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(bytes(file.getValue()));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}

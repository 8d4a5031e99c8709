package org.dunwell.receivables.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.receivables.imports.FolderImports;
import org.dunwell.receivables.imports.Imports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** The folder that documents are put into by other programs. */
@DunwellTest
class DocumentFolderTest {

  private static final String PDF = "%PDF-1.7\none\n%%EOF";

  @Autowired TestLedger ledger;
  @Autowired InvoiceDocuments documents;
  @Autowired Imports submit;
  @Autowired FolderImports imports;
  @Autowired Troubles troubles;
  @Autowired ObjectProvider<TimeMachine> machine;
  @Autowired Clock clock;
  @TempDir Path folder;

  private long invoice;
  private DocumentFolder work;

  @BeforeEach
  void anInvoice() {
    ledger.begin();
    invoice = ledger.invoice(ledger.customer("C1"), "R1", "119.00", -10);
    work = node(folder);
  }

  private DocumentFolder node(Path of) {
    return new DocumentFolder(
        new DocumentSettings(of.toString(), "", ""), submit, imports, troubles, machine, clock);
  }

  private void look() {
    work.runDue(clock.instant());
  }

  @Test
  void aFileThatRestsIsImportedOnceAndPutAway() throws IOException {
    Path file = write("R1.pdf", PDF);
    look();
    assertThat(ledger.count("receivables.import_run")).isZero();
    look();
    DocumentFolder other = node(folder);
    other.runDue(clock.instant());
    other.runDue(clock.instant());
    look();
    assertThat(ledger.count("receivables.import_run")).isEqualTo(1);
    ledger.work();
    look();
    assertThat(documents.bytes(invoice)).asString().isEqualTo(PDF);
    assertThat(file).doesNotExist();
    assertThat(folder.resolve("done/R1.pdf")).hasContent(PDF);
    look();
    look();
    assertThat(ledger.count("receivables.import_run")).isEqualTo(1);
  }

  @Test
  void aFileThatIsStillWrittenIsLeftUntilItRests() throws IOException {
    write("R1.pdf", "%PDF-1.7");
    write("R1.pdf.part", "%PDF-1.7");
    look();
    write("R1.pdf", PDF);
    look();
    assertThat(ledger.count("receivables.import_run")).isZero();
    look();
    assertThat(ledger.count("receivables.import_run")).isEqualTo(1);
    write("R1.pdf", PDF + "\nmore");
    ledger.work();
    look();
    assertThat(folder.resolve("R1.pdf")).exists();
    look();
    ledger.work();
    look();
    assertThat(documents.bytes(invoice)).asString().endsWith("more");
    assertThat(folder.resolve("done/R1.pdf")).exists();
    assertThat(folder.resolve("R1.pdf.part")).exists();
  }

  @Test
  void whatIsRefusedLiesBesideTheReasonAndAFolderTellsTheCompany() throws IOException {
    write("unknown.pdf", PDF);
    write("evil.pdf", "<html><script>alert(1)</script>");
    write("tool.exe", "MZ\u0001");
    write("empty.pdf", "");
    Files.createDirectory(folder.resolve("de"));
    write("de/R1.pdf", PDF);
    importAll();
    assertThat(folder.resolve("refused/unknown.pdf")).exists();
    assertThat(folder.resolve("refused/unknown.pdf.txt"))
        .content()
        .contains("unknown.pdf: There is no invoice of this number. Import the invoice first");
    assertThat(folder.resolve("refused/evil.pdf.txt")).content().contains("not a PDF, whatever");
    assertThat(folder.resolve("refused/tool.exe.txt")).content().contains("neither a ZIP archive");
    assertThat(folder.resolve("refused/empty.pdf.txt")).content().contains("It is empty");
    assertThat(folder.resolve("done/R1.pdf")).exists();
    assertThat(documents.of(invoice)).isPresent();
    write("unknown.pdf", PDF);
    importAll();
    assertThat(folder.resolve("refused/2-unknown.pdf.txt")).exists();
  }

  @Test
  void linksAreNotFollowed(@TempDir Path elsewhere) throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("R1.pdf"), PDF);
    Files.createSymbolicLink(folder.resolve("R1.pdf"), secret);
    Files.createSymbolicLink(folder.resolve("de"), elsewhere);
    importAll();
    assertThat(documents.of(invoice)).isEmpty();
    assertThat(secret).exists();
    assertThat(folder.resolve("refused/R1.pdf.txt")).content().contains("It is a link or no file");
    assertThat(folder.resolve("refused/de.txt")).exists();
  }

  @Test
  void aFolderThatIsNotThereIsATroubleUntilItIs() throws IOException {
    Path later = folder.resolve("later");
    work = node(later);
    look();
    assertThat(troubles.open(10)).extracting("kind").containsExactly("documents-folder");
    Files.createDirectory(later);
    look();
    assertThat(troubles.countOpen()).isZero();
    assertThat(node(Path.of("")).nextDue()).isEmpty();
  }

  private void importAll() {
    look();
    look();
    ledger.work();
    look();
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}

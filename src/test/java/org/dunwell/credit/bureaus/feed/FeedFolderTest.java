package org.dunwell.credit.bureaus.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.receivables.imports.FolderImports;
import org.dunwell.receivables.imports.Imports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Files of bureaus in the folder of every night: what is taken, and what an operator finds. */
@DunwellTest
class FeedFolderTest {

  private static final String HEADER =
      "bureau;reportId;reportedOn;customer;registrationNumber;name;country;score;scale\n";
  private static final String GOOD = "dnb;r1;2026-03-01;C1;;Customer C1;DE;80;paydex\n";
  private static final String OTHER = "dnb;r2;2026-03-01;C2;;Customer C2;DE;20;paydex\n";
  private static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <reports>
        <report bureau="dnb" reportId="x1" reportedOn="2026-03-01" customer="C1" country="DE"
          companyName="Customer C1" score="80" scale="paydex"/>
        <report bureau="dnb" reportId="x2" reportedOn="2026-03-01" customer="C2" country="DE"
          companyName="Customer C2" insolvent="yes"/>
      </reports>
      """;

  @Autowired TestLedger ledger;
  @Autowired Parties parties;
  @Autowired Imports imports;
  @Autowired FolderImports folders;
  @Autowired Troubles troubles;
  @Autowired ObjectProvider<TimeMachine> machine;
  @Autowired Clock clock;
  @Autowired MockMvc web;
  @TempDir Path folder;

  private FeedFolder feed;

  @BeforeEach
  void twoCompanies() {
    ledger.begin();
    parties.ofCustomer(ledger.customer("C1"));
    parties.ofCustomer(ledger.customer("C2"));
    feed = new FeedFolder(folder.toString(), imports, folders, troubles, machine, clock);
  }

  @Test
  void goodFilesAreTakenWhenTheyRestAndTheSameOneMoreChangesNothing() throws IOException {
    write("night.csv.part", HEADER + GOOD);
    write("night.csv", HEADER + GOOD);
    look();
    write("night.csv", HEADER + GOOD + OTHER);
    look();
    assertThat(ledger.count("receivables.import_run")).as("it is still being written").isZero();
    write("night.xml", XML);
    gzip("packed.xml.gz", XML.replace("x1", "x3").replace("x2", "x4"));
    night();
    assertThat(references()).containsExactly("r1", "r2", "x1", "x2", "x3", "x4");
    assertThat(folder.resolve("done/night.csv")).exists();
    assertThat(folder.resolve("done/night.xml")).exists();
    assertThat(folder.resolve("done/packed.xml.gz")).exists();
    assertThat(folder.resolve("night.csv.part")).exists();

    write("night.csv", HEADER + GOOD + OTHER);
    night();
    assertThat(references()).hasSize(6);
    assertThat(folder.resolve("done/2-night.csv")).exists();
    assertThat(ledger.one(Long.class, "select max(unchanged) from receivables.import_run"))
        .isEqualTo(2);
    assertThat(troubles.countOpen()).isZero();
  }

  @Test
  void rowsThatDoNotFitComeBackWithWordsAndTheOthersStay() throws Exception {
    write(
        "night.csv",
        HEADER
            + GOOD
            + "dnb;r5;2026-03-01;;HRB 99;Nobody;DE;50;paydex\n"
            + "dnb;r6;2031-03-01;C2;;Customer C2;DE;50;paydex\n"
            + "dnb;r7;2026-03-01;C2;;Customer C2;DE;much;paydex\n"
            + "dnb;r8;2026-03-01;C2;;Customer C2;DE;5");
    write("night.xml", XML.replace("\"C2\"", "\"C9\""));
    night();
    assertThat(references()).containsExactly("r1", "x1");
    assertThat(words("night.csv"))
        .contains("1 rows were stored")
        .contains("dnb;r5;2026-03-01;;HRB 99;Nobody;DE;50;paydex: No party of ours is meant")
        .contains("r6;2031-03-01", "yet to come")
        .contains("r7;2026-03-01", "much")
        .contains("r8;2026-03-01", "a score without a scale");
    assertThat(words("night.xml")).contains("C9", "No party of ours is meant", "Import ");
    long run = ledger.one(Long.class, "select max(id) from receivables.import_run");
    assertThat(imports.problems(run, 0, 10))
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).as("of the XML").isEqualTo(6));
    web.perform(get("/imports/" + run).with(user("nora").roles("COLLECTOR")))
        .andExpect(content().string(containsString("No party of ours is meant")));

    write("night.xml", XML);
    night();
    assertThat(references()).containsExactly("r1", "x1", "x2");
  }

  @Test
  void whatCannotBeReadIsTakenNothingOf() throws IOException {
    write("cut.xml", XML.substring(0, XML.indexOf("x2")));
    write(
        "xxe.xml",
        XML.replace(
                "<reports>", "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><reports>")
            .replace("Customer C1", "&e;"));
    Files.write(
        folder.resolve("latin.xml"),
        XML.replace("UTF-8", "ISO-8859-1")
            .replace("C1\" score", "C1 Größe\" score")
            .getBytes(StandardCharsets.ISO_8859_1));
    Files.write(folder.resolve("sixteen.csv"), (HEADER + GOOD).getBytes(StandardCharsets.UTF_16LE));
    bomb("bomb.csv.gz", HEADER);
    bomb("bomb.xml.gz", "<reports>");
    write("page.xml", "<html><body>Sign in</body></html>");
    write("columns.csv", "bureau;score\ndnb;5\n");
    write("empty.csv", "");
    night();
    assertThat(references()).isEmpty();
    assertThat(words("cut.xml")).contains("line 5", "Ask the bureau for XML in UTF-8");
    assertThat(words("xxe.xml")).contains("DOCTYPE").doesNotContain("root:");
    assertThat(words("latin.xml")).contains("It is no UTF-8");
    assertThat(words("sixteen.csv")).contains("zero bytes", "UTF-8");
    assertThat(words("bomb.csv.gz")).contains("more than 200 times its size");
    assertThat(words("bomb.xml.gz")).contains("more than 200 times its size");
    assertThat(words("page.xml")).contains("is no report");
    assertThat(words("columns.csv")).contains("reportId");
    assertThat(words("empty.csv")).contains("It is empty");
    for (String file : List.of("cut.xml", "latin.xml", "page.xml")) {
      assertThat(words(file)).doesNotContain("modeler", "deployed", "\n: ");
    }
  }

  @Test
  void textOfWindowsIsUnderstood() throws IOException {
    ledger.update("update receivables.customer set name = 'Müller Öl' where number = 'C1'");
    Files.write(
        folder.resolve("night.csv"),
        (HEADER + GOOD.replace("Customer C1", "Müller Öl"))
            .getBytes(Charset.forName("windows-1252")));
    night();
    assertThat(references()).containsExactly("r1");
  }

  private void look() {
    feed.runDue(clock.instant());
  }

  private void night() {
    look();
    look();
    for (int i = 0; i < 10; i++) {
      ledger.work();
    }
    look();
  }

  private List<String> references() {
    String all =
        ledger.one(
            String.class,
            "select string_agg(reference, ',' order by reference) from credit.bureau_report");
    return all == null ? List.of() : List.of(all.split(","));
  }

  private String words(String file) throws IOException {
    return Files.readString(folder.resolve("refused").resolve(file + ".txt"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void gzip(String name, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void bomb(String name, String start) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(start.getBytes(StandardCharsets.UTF_8));
      byte[] blanks = new byte[1 << 20];
      java.util.Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 8; i++) {
        out.write(blanks);
      }
    }
  }
}

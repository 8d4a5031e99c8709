package org.dunwell.credit.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.receivables.imports.ImportRun;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.RejectedRows;
import org.dunwell.receivables.imports.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

/** Rates that a central bank or a program brings: by file and over REST. */
@DunwellTest
class RatesFromOutsideTest {

  private static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
        <gesmes:subject>Reference rates</gesmes:subject>
        <gesmes:Sender>
          <gesmes:name>European Central Bank</gesmes:name>
        </gesmes:Sender>
        <Cube>
          <Cube time='2026-02-27'>
            <Cube currency='USD' rate='1.0705'/>
            <Cube currency='GBP' rate='0.84638'/>
            <Cube currency='IDR' rate='17487.21'/>
          </Cube>
          <Cube time='2026-02-26'>
            <Cube currency='USD' rate='1.0801'/>
          </Cube>
        </Cube>
      </gesmes:Envelope>
      """;

  @Autowired TestLedger ledger;
  @Autowired ExchangeRates rates;
  @Autowired Imports imports;
  @Autowired RejectedRows rejectedRows;
  @Autowired MockMvc web;

  @BeforeEach
  void noRates() {
    ledger.begin();
    ledger.update("delete from credit.exchange_rate");
  }

  @Test
  void theCentralBanksXmlIsTakenOnceAndKeepsItsSource() {
    ImportRun first = bring("eurofxref-hist-90d.xml", bytes(XML));
    assertThat(first.state()).isEqualTo("done");
    assertThat(first.accepted()).isEqualTo(4);
    assertThat(rates.rate("EUR", "GBP", LocalDate.of(2026, 3, 2)).orElseThrow())
        .isEqualByComparingTo("0.84638");
    assertThat(rates.rate("EUR", "USD", LocalDate.of(2026, 2, 26)).orElseThrow())
        .isEqualByComparingTo("1.0801");
    assertThat(rates.latest().get(0).source()).startsWith("European Central Bank");

    ImportRun again = bring("eurofxref-hist-90d.xml", bytes(XML));
    assertThat(again.accepted()).isZero();
    assertThat(again.unchanged()).isEqualTo(4);
    ImportRun corrected = bring("x.xml", bytes(XML.replace("1.0705", "1.0706")));
    assertThat(corrected.accepted()).isEqualTo(1);
    assertThat(ledger.count("credit.exchange_rate")).isEqualTo(4);
  }

  @Test
  void theCentralBanksCsvIsReadPackedAsItIsPublished() throws IOException {
    String daily = "Date, USD, JPY, ISK, \n27 February 2026, 1.0705, 171.94, N/A, \n";
    ImportRun packed = bring("eurofxref.zip", zipped("eurofxref.csv", daily));
    assertThat(packed.failure()).isNull();
    assertThat(packed.accepted()).isEqualTo(2);
    String history = "Date,USD,JPY,CYP,\n2026-02-27,1.0705,171.94,N/A,\n2026-02-26,1.0801,17";
    ImportRun cut = bring("eurofxref-hist.csv", bytes(history));
    assertThat(cut.unchanged()).isEqualTo(2);
    assertThat(cut.rejected()).isEqualTo(1);
    assertThat(problems(cut).get(0).line()).isEqualTo(3);
    assertThat(problems(cut).get(0).problem()).contains("3 cells, the header 5");
    assertThat(ledger.count("credit.exchange_rate")).isEqualTo(2);
  }

  @Test
  void badRatesAreToldAndComeBackReadyToBeMended() {
    String daily =
        "Date, USD, XYZ, JPY, \n27 February 2026, 1.0705, 7, 1e9, \n31 June 2026, 1, 1, 1, \n"
            + "+99999-01-01, 1, 1, 1, \n";
    ImportRun run = bring("eurofxref.csv", bytes(daily));
    assertThat(run.accepted()).isEqualTo(1);
    assertThat(problems(run))
        .extracting(Problem::problem)
        .anyMatch(one -> one.contains("\"XYZ\" is no currency"))
        .anyMatch(one -> one.contains("\"1e9\" is no rate"))
        .anyMatch(one -> one.contains("not a day"))
        .anyMatch(one -> one.contains("from which day"));
    assertThat(rejectedRows.csv(run.id())).contains("base,quoted,rate,from,source", "EUR,JPY,1e9");
  }

  @Test
  void rowsOfOurOwnColumnsAreRefusedOneByOne() {
    String csv =
        """
        base;quoted;rate;from;Quelle
        EUR;USD;1,0832;2026-03-02;Hausbank
        EUR;USD;1,0833;2026-03-02;Hausbank
        EUR;EUR;1;2026-03-02;Hausbank
        EUR;CHF;-1;2026-03-02;Hausbank
        EUR;CHF;0.9634;02.03.2026;
        EUR;GBP;0.123456789;2026-03-02;Hausbank
        EUR;;1;2026-03-02;Hausbank
        """;
    ImportRun run = bring("rates.csv", bytes(csv));
    assertThat(run.accepted()).isEqualTo(2);
    assertThat(problems(run)).extracting(Problem::line).containsExactly(3L, 4L, 5L, 7L, 8L);
    assertThat(problems(run).get(0).problem()).contains("another rate of that day: 1.0832");
    assertThat(rates.list("CHF", 10, 0).get(0).source()).isEqualTo("import " + run.id());
    assertThat(rates.list("USD", 10, 0).get(0).source()).isEqualTo("Hausbank");
  }

  @Test
  void whatIsNoFileOfRatesIsTakenNothingOf() {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
            + XML.substring(XML.indexOf('<', 5));
    for (String file :
        List.of(bomb, XML.substring(0, 400), "<rates/>", "Date, USD, JPY\n" + "9".repeat(40_000))) {
      ImportRun run = bring("eurofxref.xml", bytes(file));
      assertThat(run.state()).as(file.substring(0, 8)).isEqualTo("failed");
      assertThat(run.failure()).doesNotContain("root:", "technical", "modeler", "deployed");
    }
    assertThat(ledger.count("credit.exchange_rate")).isZero();
  }

  @Test
  void aDryRunTellsTheSameAndKeepsNothing() {
    long id =
        imports.submit(
            new Upload(
                RateKind.NAME, "r.xml", new ByteArrayInputStream(bytes(XML)), null, true, "mona"));
    ledger.work();
    assertThat(imports.byId(id).accepted()).isEqualTo(4);
    assertThat(ledger.count("credit.exchange_rate")).isZero();
  }

  @Test
  void aProgramPushesRatesAllOrNone() throws Exception {
    String good =
        """
        {"rates": [
          {"base": "EUR", "quoted": "USD", "rate": 1.0832, "from": "2026-03-02", "source": "treasury"},
          {"base": "EUR", "quoted": "GBP", "rate": "0.84", "from": "2026-03-02", "source": "treasury"}]}
        """;
    web.perform(push(good, "CREDIT_MANAGER"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.entered").value(2));
    web.perform(push(good, "CREDIT_MANAGER"))
        .andExpect(jsonPath("$.entered").value(0))
        .andExpect(jsonPath("$.unchanged").value(2));
    web.perform(
            push(good.replace("0.84", "0.85").replace("1.0832", "1e400000000"), "CREDIT_MANAGER"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("rates[0]")));
    String documented = Files.readString(Path.of("docs/imports.md"));
    web.perform(
            push(
                documented.replaceAll("(?s).*```json\n(.*?)```.*", "$1").replace("USD", "SEK"),
                "CREDIT_MANAGER"))
        .andExpect(jsonPath("$.entered").value(1));
    web.perform(push("{\"rates\": [null]}", "CREDIT_MANAGER"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(get("/api/credit/rates?currency=GBP&limit=1").with(user("anna").roles("ANALYST")))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].rate").value(0.84))
        .andExpect(jsonPath("$.items[0].enteredBy").value("who"));
    web.perform(get("/api/credit/rates?limit=1").with(user("anna").roles("ANALYST")))
        .andExpect(jsonPath("$.next").value("/api/credit/rates?limit=1&page=2"));
  }

  @Test
  void onlyCreditManagersBringRates() throws Exception {
    web.perform(push("{}", "COLLECTOR")).andExpect(status().isForbidden());
    for (String path : List.of("/imports", "/api/imports")) {
      web.perform(file(path, "COLLECTOR")).andExpect(status().isForbidden());
      assertThat(ledger.count("receivables.import_run")).isZero();
    }
    web.perform(file("/api/imports", "CREDIT_MANAGER")).andExpect(status().isAccepted());
    web.perform(get("/imports").with(user("nora").roles("COLLECTOR")))
        .andExpect(
            content()
                .string(
                    org.hamcrest.Matchers.not(containsString("<option value=\"exchange-rates\""))));
  }

  private static RequestBuilder file(String path, String role) {
    return multipart(path)
        .file(new MockMultipartFile("file", "eurofxref.xml", "text/xml", bytes(XML)))
        .param("kind", RateKind.NAME)
        .with(user("who").roles(role))
        .with(csrf());
  }

  private static RequestBuilder push(String json, String role) {
    return post("/api/credit/rates")
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .with(user("who").roles(role))
        .with(csrf());
  }

  private ImportRun bring(String name, byte[] content) {
    long id =
        imports.submit(
            new Upload(
                RateKind.NAME, name, new ByteArrayInputStream(content), null, false, "mona"));
    ledger.work();
    return imports.byId(id);
  }

  private List<Problem> problems(ImportRun run) {
    return imports.problems(run.id(), 0, 100);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zipped(String name, String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes(text));
    }
    return packed.toByteArray();
  }
}

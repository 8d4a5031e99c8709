package org.dunwell.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.WorkLoop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@DunwellTest
class ImportsTest {

  static final String ENTITIES =
      """
      code;name;country;time zone;currency;e-mail
      DE01;Nordlicht GmbH;DE;Europe/Berlin;EUR;buchhaltung@nordlicht.example
      US01;Northlight Inc.;US;America/New_York;USD;ar@northlight.example
      """;
  static final String CUSTOMERS =
      """
      Kundennummer;Firma;Land;E-Mail;Ansprechpartner;Konzern
      C1;Müller & Söhne KG;Deutschland;ap@mueller.example;Jana Groß;C2
      C2;Acme Inc.;USA;ap@acme.example;;
      C1;Müller & Söhne KG;Deutschland;einkauf@mueller.example;Ole Ahn;
      """;
  static final String INVOICES =
      """
      company code;invoice no;customer id;invoice date;due date;total;currency;instalments
      DE01;R-1;C1;2026-01-05;2026-02-04;1,190.00;;
      DE01;R-2;C1;2026-01-06;2026-03-31;300;EUR;2026-01-31=100;2026-02-28=100;2026-03-31=100
      US01;R-1;C2;2026-01-05;2026-02-04;50.5;USD;
      """
          .replace(
              "2026-01-31=100;2026-02-28=100;2026-03-31=100",
              "\"2026-01-31=100;2026-02-28=100;2026-03-31=100\"");

  @Autowired CleanSlate cleanSlate;
  @Autowired Imports imports;
  @Autowired WorkLoop workLoop;
  @Autowired JdbcClient jdbc;
  @Autowired RejectedRows rejectedRows;
  @Autowired MockMvc mvc;

  @BeforeEach
  void wipe() {
    cleanSlate.wipe();
  }

  @Test
  void headersOfManyExportsAreRecognisedAndTheSameFilesTwiceChangeNothing() {
    ledger();
    assertThat(one("select name from receivables.customer where number = 'C1'"))
        .isEqualTo("Müller & Söhne KG");
    assertThat(
            one(
                "select language || ' ' || time_zone from receivables.customer where number = 'C1'"))
        .isEqualTo("de Europe/Berlin");
    assertThat(
            one(
                "select p.number from receivables.customer c join receivables.customer p on p.id = c.parent_id"))
        .isEqualTo("C2");
    assertThat(one("select count(*) from receivables.contact")).isEqualTo("3");
    assertThat(one("select count(*) from receivables.invoice")).isEqualTo("3");
    assertThat(one("select count(*) from receivables.instalment")).isEqualTo("5");
    String before = one("select sum(version)::text from receivables.customer");

    assertThat(run("selling-entities", ENTITIES).unchanged()).isEqualTo(2);
    assertThat(run("customers", CUSTOMERS).unchanged()).isEqualTo(3);
    assertThat(run("invoices", INVOICES).unchanged()).isEqualTo(3);
    assertThat(one("select sum(version)::text from receivables.customer")).isEqualTo(before);
    assertThat(one("select count(*) from receivables.contact")).isEqualTo("3");
    assertThat(one("select count(*) from receivables.invoice")).isEqualTo("3");
  }

  @Test
  void windowsTextIsReadAsWhatItIs() {
    run("selling-entities", ENTITIES);
    ImportRun run = run("customers", CUSTOMERS.getBytes(Charset.forName("windows-1252")), null);
    assertThat(run.accepted()).isEqualTo(3);
    assertThat(one("select name from receivables.customer where number = 'C1'"))
        .isEqualTo("Müller & Söhne KG");
  }

  @Test
  void everyBadRowIsToldByLineColumnValueAndHowToMendItAndTheGoodOnesStay() {
    ledger();
    String longLine = "x".repeat(Lines.MAX_LENGTH + 10);
    ImportRun run =
        run(
            "invoices",
            """
            company code,invoice no,customer id,invoice date,due date,total
            DE01,A-1,C1,2026-02-31,2026-03-31,10
            DE01,A-2,C1,2026-02-01,2026-03-31,-10
            DE01,A-3,C1,2026-02-01,2026-03-31,"10,555"
            DE01,A-4,C1,2026-02-01,2026-03-31,"1.234,50"
            DE01,A-4,C1,2026-02-01,2026-03-31,99
            DE01,=1+1,C1,2026-02-01,2026-03-31,10
            %s
            DE01,A-5,C9,2026-02-01,2026-03-31,10
            DE01,A-6,C1,2026-02-01,2026-01-31,10
            DE01,A-7,"C1,2026-02-01,2026-03-31,10
            DE01,A-8,C1,2026-02-01,2026-03-31,10,what is this
            DE01,R-1,C1,2026-01-05,2026-02-04,1191
            XX,A-9,C1,2026-02-01,2026-03-31,10
            DE01,A-10,C1,2/1/2026,2026-03-31,10
            DE01,A-11,C1,2026-02-01,,10
            DE01,A-12,C1,2026-02-01,2026-03-31,10.123
            """
                .formatted(longLine));
    assertThat(run.state()).isEqualTo("done");
    assertThat(run.accepted()).isEqualTo(1);
    assertThat(run.rejected()).isEqualTo(15);
    assertThat(one("select amount::text from receivables.invoice where number = 'A-4'"))
        .isEqualTo("1234.5000");
    List<Problem> problems = imports.problems(run.id(), 0, 100);
    assertThat(problems).allMatch(p -> !p.problem().isBlank() && !p.mend().isBlank());
    assertThat(problems)
        .extracting(p -> p.line() + " " + p.field() + " " + p.value())
        .contains(
            "2 invoice date 2026-02-31",
            "3 total -10",
            "4 total 10,555",
            "6 invoice no A-4",
            "7 invoice no =1+1",
            "8 null null",
            "9 customer id C9",
            "10 due date 2026-01-31",
            "11 null null",
            "12 null null",
            "13 invoice no R-1",
            "14 company code XX",
            "15 invoice date 2/1/2026",
            "16 due date null",
            "17 total 10.123");
  }

  @Test
  void aNumberThatNobodyCanDialIsToldAndTextsAreWantedOnlyWhereTheFileSaysSo() {
    ImportRun run =
        run(
            "customers",
            """
            number,name,country,contactName,phone,textConsent
            T1,One,DE,Anna,030 23125000,yes
            T2,Two,US,Bob,555-0100,yes
            T3,Three,DE,Cleo,+49 (0)170 5550101,
            """);
    assertThat(run.accepted()).isEqualTo(2);
    assertThat(imports.problems(run.id(), 0, 10))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.field()).isEqualTo("phone");
              assertThat(problem.problem()).contains("cannot be dialled. Its area code is missing");
              assertThat(problem.mend()).contains("+49 30 123456");
            });
    assertThat(
            one(
                "select string_agg(concat_ws(' ', name, phone_e164, text_consent,"
                    + " text_consent_source), ', ' order by name) from receivables.contact"))
        .isEqualTo("Anna +493023125000 t import, Cleo +491705550101 f");
  }

  @Test
  void aFileWithoutNeededColumnsIsRefusedNamingThem() {
    ImportRun run = run("invoices", "number,client,due date\n1,2,2026-01-01\n");
    assertThat(run.state()).isEqualTo("failed");
    assertThat(imports.problems(run.id(), 0, 10))
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("issuedOn", "amount");
    assertThat(run("invoices", "PK\u0003\u0004 binary").failure()).contains("spreadsheet");
  }

  @Test
  void aMappingNamesColumnsThatOnlySomeFilesHave() {
    ledger();
    String mapping =
        """
        invoices:
          number: Nr
          customer: {constant: C1}
          sellingEntity: {constant: DE01}
          issuedOn: Of
          dueOn: Due
          amount: Sum
          site: {column: Plant, optional: %s}
        """;
    byte[] without = bytesOf("Nr,Of,Due,Sum\nM-1,2026-01-01,2026-02-01,5\n");
    assertThat(run("invoices", without, mapping.formatted("true")).accepted()).isEqualTo(1);
    assertThat(run("invoices", without, mapping.formatted("false")).state()).isEqualTo("failed");
    byte[] with = bytesOf("Nr,Of,Due,Sum,Plant\nM-2,2026-01-01,2026-02-01,5,Bremen\n");
    assertThat(run("invoices", with, mapping.formatted("true")).accepted()).isEqualTo(1);
    assertThat(one("select site from receivables.invoice where number = 'M-2'"))
        .isEqualTo("Bremen");
  }

  @Test
  void aDryRunReportsLikeARealOneAndLeavesNothing() {
    run("selling-entities", ENTITIES);
    long id =
        imports.submit(
            new Upload(
                "customers", "c.csv", bytes(CUSTOMERS + "C3;No country;;;;\n"), null, true, "me"));
    workLoop.runDue();
    ImportRun run = imports.byId(id);
    assertThat(run.state()).isEqualTo("done");
    assertThat(run.accepted()).isEqualTo(3);
    assertThat(run.rejected()).isEqualTo(1);
    assertThat(one("select count(*) from receivables.customer")).isEqualTo("0");
    assertThat(one("select count(*) from receivables.import_chunk")).isEqualTo("0");
  }

  @Test
  void anUnknownKindOrMappingIsRefusedAtTheDoor() {
    assertThatThrownBy(() -> run("invoice", "x")).isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> run("invoices", bytesOf("x"), "dates: QQQQQQ"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("date format");
    assertThatThrownBy(() -> run("invoices", bytesOf("x"), "invoices: {number: {colum: A}}"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("colum");
  }

  @Test
  void paymentsAndCreditNotesFindTheirInvoicesWithoutACustomer() {
    ledger();
    ImportRun paid =
        run(
            "payments",
            """
            company code,payment no,payment date,amount,invoice number
            DE01,P-1,2026-02-10,1190,R-1
            DE01,P-2,2026-02-10,10,X-9
            DE01,P-3,2026-02-10,-10,R-2
            """);
    assertThat(paid.accepted()).isEqualTo(1);
    assertThat(paid.rejected()).isEqualTo(2);
    assertThat(one("select state from receivables.invoice where amount = 1190")).isEqualTo("paid");
    ImportRun credited =
        run(
            "credit-notes",
            "company code,credit note,date,amount,invoice\nDE01,CN1,2026-02-11,-300,R-2\n");
    assertThat(credited.accepted()).isEqualTo(1);
    assertThat(one("select state from receivables.invoice where amount = 300"))
        .isEqualTo("credited");
  }

  @Test
  void paymentsSayWhyTheyAreShortAndWhatCannotBeIsRefusedAloneAndOnce() {
    ledger();
    String file =
        """
        company code;payment no;payment date;amount;invoices;reason code;deduction
        DE01;P-1;2026-02-10;1000;Invoice R-1, less price difference;PRICE;
        DE01;P-2;2026-02-10;100;R-2;06;50
        DE01;P-3;2026-02-11;100;R-2;QTY_SHORT;500
        DE01;P-4;2026-02-11;5;R-2;MOOD;
        DE01;P-5;2026-02-11;5;R-2;;5
        DE01;P-6;2026-02-11;5;R-2;PRICE;-5
        US01;P-7;2026-02-11;5;;PRICE;
        US01;P-8;2026-02-11;5;R-1;PRICE;45.51
        """
            .replace(";;PRICE;", ";nothing we sent;PRICE;")
            .replace("company code;", "company code;customer id;")
            .replace("DE01;", "DE01;C1;")
            .replace("US01;", "US01;C2;");
    ImportRun run = run("payments", file);
    assertThat(imports.problems(run.id(), 0, 100))
        .extracting(p -> p.line() + " " + p.field())
        .containsExactlyInAnyOrder(
            "4 deduction",
            "5 reason code",
            "6 deduction",
            "7 deduction",
            "8 invoices",
            "9 deduction");
    assertThat(run.accepted()).isEqualTo(2);
    assertThat(run.rejected()).isEqualTo(6);
    String deducted =
        "select string_agg(p.reference || ' ' || d.reason || ' ' || d.amount, ', ' order by d.id)"
            + " from receivables.deduction d join receivables.payment p on p.id = d.payment_id";
    assertThat(one(deducted)).isEqualTo("P-2 QTY_SHORT 50.0000, P-1 PRICE 190.0000");
    assertThat(one("select count(*) from receivables.payment")).isEqualTo("2");

    ImportRun again = run("payments", file);
    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(one(deducted)).isEqualTo("P-2 QTY_SHORT 50.0000, P-1 PRICE 190.0000");
  }

  @Test
  void rejectedRowsCanBeMendedAndImportedAgain() {
    ledger();
    ImportRun run =
        run(
            "invoices",
            "company code;number;client;date;due;total\r\nDE01;B-1;C1;2026-02-01;2026-02-31;=9+1\r\n"
                + "DE01;B-2;C1;2026-02-01;2026-02-28;5\r\n");
    String csv = rejectedRows.csv(run.id());
    assertThat(csv).contains("2026-02-31;'=9+1").doesNotContain("B-2");
    String mended = csv.replace("2026-02-31", "2026-02-28").replace("'=9+1", "10");
    assertThat(run("invoices", mended).accepted()).isEqualTo(1);
  }

  @Test
  void programsAndPeopleImportOverTheWeb() throws Exception {
    MockMultipartFile file =
        new MockMultipartFile("file", "entities.csv", "text/csv", bytesOf(ENTITIES));
    String location =
        mvc.perform(
                multipart("/api/imports?kind=selling-entities")
                    .file(file)
                    .with(user("collector").roles("COLLECTOR"))
                    .with(csrf()))
            .andExpect(status().isAccepted())
            .andReturn()
            .getResponse()
            .getHeader("Location");
    workLoop.runDue();
    mvc.perform(get(location).with(user("collector").roles("COLLECTOR")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("done"))
        .andExpect(jsonPath("$.accepted").value(2));
    mvc.perform(get("/imports").with(user("collector").roles("COLLECTOR")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("entities.csv")));
    mvc.perform(get(location.replace("/api", "")).with(user("collector").roles("COLLECTOR")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Every row was in order")));
    mvc.perform(get("/api/imports/kinds").with(user("collector").roles("COLLECTOR")))
        .andExpect(jsonPath("$.items[0].name").value("selling-entities"));
  }

  void ledger() {
    assertThat(run("selling-entities", ENTITIES).accepted()).isEqualTo(2);
    assertThat(run("customers", CUSTOMERS).accepted()).isEqualTo(3);
    assertThat(run("invoices", INVOICES).accepted()).isEqualTo(3);
  }

  ImportRun run(String kind, String content) {
    return run(kind, bytesOf(content), null);
  }

  ImportRun run(String kind, byte[] content, String mapping) {
    long id =
        imports.submit(
            new Upload(
                kind, kind + ".csv", new ByteArrayInputStream(content), mapping, false, "me"));
    workLoop.runDue();
    return imports.byId(id);
  }

  static byte[] bytesOf(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(bytesOf(text));
  }

  String one(String sql) {
    return String.valueOf(jdbc.sql(sql).query().singleValue());
  }
}

package org.dunwell.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.payments.bank.read.CsvColumns;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.receivables.imports.FolderImports;
import org.dunwell.receivables.imports.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Files of banks on their way to lines, each once, and money that goes back. */
@DunwellTest
class BankStatementsTest {

  private static final LocalDate DAY = TestLedger.TODAY.minusDays(1);
  private static final String PAYER_IBAN = "DE89370400440532013000";

  @Autowired TestLedger ledger;
  @Autowired BankStatements statements;
  @Autowired Returns returns;
  @Autowired FolderImports folderImports;
  @Autowired Troubles troubles;
  @Autowired ObjectProvider<TimeMachine> machine;
  @Autowired Clock clock;
  @Autowired DunwellClock time;
  @Autowired MockMvc mvc;
  @TempDir Path folder;

  private long customer;
  private long invoice;

  @BeforeEach
  void anInvoice() {
    ledger.begin();
    customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "R1", "119.00", 10);
  }

  private StatementFileSeen read(Camt camt) {
    return read("bank.xml", camt.bytes());
  }

  private StatementFileSeen read(String name, byte[] bytes) {
    long id =
        statements.submit(
            new Upload(
                CsvColumns.NAME, name, new ByteArrayInputStream(bytes), null, false, "collector"));
    ledger.work();
    return statements.file(id);
  }

  private static Camt paid() {
    return Camt.of("053.001.08")
        .entry(
            "119.00", DAY, "BANKREF-0001", Camt.paid("E2E-1", "Payer", PAYER_IBAN, "Invoice R1"));
  }

  private long lines(String where) {
    return ledger.count("payments.statement_line where " + where);
  }

  /** As a person posts it, unless the matcher has. */
  private long posted(long line) {
    Long there =
        ledger.one(
            Long.class,
            "select id from receivables.payment where reference = ?",
            "STATEMENT-LINE-" + line);
    if (there != null) {
      return there;
    }
    long payment =
        ledger.receive(customer, "STATEMENT-LINE-" + line, "119.00", "Invoice R1", DAY).id();
    ledger.update("update payments.statement_line set state = 'posted' where id = ?", line);
    return payment;
  }

  private long line(String where) {
    return ledger.one(Long.class, "select id from payments.statement_line where " + where);
  }

  @Test
  void theSameFileAgainSaysSoAndPostsNothing() {
    StatementFileSeen first = read(paid());
    assertThat(first.state()).isEqualTo("read");
    assertThat(first.format()).isEqualTo("camt.053.001.08");
    assertThat(first.kept()).isEqualTo(1);
    assertThat(lines("kind = 'payment' and amount = 119")).isEqualTo(1);
    StatementFileSeen again = read(paid());
    assertThat(again.sameAs()).isEqualTo(first.id());
    assertThat(again.state()).isEqualTo("read");
    assertThat(again.entries()).isEqualTo(1);
    assertThat(again.kept()).isZero();
    assertThat(lines("true")).isEqualTo(1);
  }

  @Test
  void aNoticeBeforeTheStatementAndTheDayInAnotherFormatDoubleNothing() {
    read(
        Camt.of("054.001.08")
            .withoutBalances()
            .entry(
                "119.00",
                DAY,
                "BANKREF-0001",
                Camt.paid("E2E-1", "Payer", PAYER_IBAN, "Invoice R1")));
    read(paid());
    read(
        "day.sta",
        (":20:A\n:25:12030000/0000202051\n:28C:1/1\n:60F:C260228EUR1000,00\n"
                + ":61:2603010301CR119,00NTRFNONREF//BANKREF-0001\n:86:166?00GUTSCHRIFT?20Invoice R1\n"
                + ":62F:C260301EUR1119,00\n-\n")
            .getBytes(StandardCharsets.UTF_8));
    assertThat(lines("true")).isEqualTo(1);
    assertThat(ledger.count("payments.statement")).isEqualTo(3);
    assertThat(ledger.count("payments.bank_account")).isEqualTo(1);
  }

  @Test
  void aBatchIsKnownInWhateverDetailItComes() {
    String parts = "<NtryDtls>" + Camt.part("40.00", "A") + Camt.part("60.00", "B") + "</NtryDtls>";
    read(Camt.of("054.001.08").withoutBalances().raw("100.00", DAY, "BATCH-0001", "BOOK", parts));
    StatementFileSeen sum =
        read(Camt.of("053.001.08").raw("100.00", DAY, "BATCH-0001", "BOOK", ""));
    assertThat(lines("true")).isEqualTo(2);
    assertThat(sum.kept()).isZero();
    read(Camt.of("053.001.08").id("S2").raw("70.00", DAY, "BATCH-0002", "BOOK", ""));
    String late = "<NtryDtls>" + Camt.part("30.00", "C") + Camt.part("40.00", "D") + "</NtryDtls>";
    read(Camt.of("054.001.08").withoutBalances().raw("70.00", DAY, "BATCH-0002", "BOOK", late));
    assertThat(lines("true")).isEqualTo(3);
  }

  @Test
  void whatIsWrongAnywhereRefusesTheWholeFile() {
    Camt good = paid();
    StatementFileSeen file = read("bad.xml", good.text("1120.00").getBytes(StandardCharsets.UTF_8));
    assertThat(file.state()).isEqualTo("refused");
    assertThat(file.failure()).contains("does not add up");
    StatementFileSeen foreign = read(paid().account("DE89370400440532013000"));
    assertThat(foreign.failure())
        .contains("DE89370400440532013000, which is none of ours")
        .contains("Add it under Bank statements, Accounts");
    assertThat(lines("true")).isZero();
    assertThat(ledger.count("payments.statement")).isZero();
  }

  @Test
  void chargesAndMoneyThatGoesOutAreSeenAndIgnored() {
    read(
        Camt.of("053.001.08")
            .entry(
                "-3.50",
                DAY,
                "FEE-000001",
                "<BkTxCd><Domn><Cd>ACMT</Cd><Fmly><Cd>MDOP</Cd><SubFmlyCd>CHRG</SubFmlyCd></Fmly></Domn></BkTxCd>")
            .entry("-500.00", DAY, "OUT-000001", "<RmtInf><Ustrd>Rent</Ustrd></RmtInf>"));
    assertThat(
            lines("kind = 'charge' and state = 'ignored' and remark like 'What the bank takes%'"))
        .isEqualTo(1);
    assertThat(lines("kind = 'other' and state = 'ignored' and remark like '%no payment%'"))
        .isEqualTo(1);
  }

  private Camt gone(String reference, String endToEnd, String iban) {
    String transaction =
        Camt.paid(endToEnd, "Payer", iban, "Returned")
            .replace("</RmtInf>", "</RmtInf><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");
    return Camt.of("053.001.08")
        .id(reference)
        .entry("-119.00", DAY.plusDays(1), reference, transaction);
  }

  @Test
  void aReturnReopensTheInvoiceThatItsPaymentHadClosed() {
    read(paid());
    long payment = posted(line("kind = 'payment'"));
    assertThat(open()).isEqualTo("0.0000");
    read(gone("RETURN-0001", "E2E-1", PAYER_IBAN));
    assertThat(open()).isEqualTo("119.0000");
    assertThat(
            ledger.count(
                "receivables.payment where reversal_reason like '%AC04' and id = ?", payment))
        .isEqualTo(1);
    assertThat(
            lines(
                "kind = 'return' and state = 'posted' and remark like 'Took back payment STATEMENT-LINE-%'"))
        .isEqualTo(1);
    read(gone("RETURN-0002", "E2E-1", PAYER_IBAN));
    assertThat(lines("kind = 'return' and state = 'ignored' and remark like '%already%'"))
        .isEqualTo(1);
  }

  private String open() {
    return ledger.one(
        String.class, "select open_amount::text from receivables.invoice where id = ?", invoice);
  }

  @Test
  void aReturnThatCouldBeAboutTwoPaymentsWaitsForAPersonWithBoth() throws Exception {
    read(
        Camt.of("053.001.08")
            .entry("119.00", DAY, "BANKREF-0001", Camt.paid("A", "Payer", PAYER_IBAN, "Invoice R1"))
            .entry(
                "119.00", DAY, "BANKREF-0002", Camt.paid("B", "Payer", PAYER_IBAN, "Invoice R1")));
    long one = posted(line("end_to_end_id = 'A'"));
    posted(line("end_to_end_id = 'B'"));
    read(gone("RETURN-0001", "NOTPROVIDED", PAYER_IBAN));
    long back = line("kind = 'return' and state = 'queued'");
    assertThat(returns.candidates(back)).hasSize(2).extracting("evidence").containsOnly("account");
    mvc.perform(get("/bank-statements/returns").with(user("collector").roles("COLLECTOR")))
        .andExpect(content().string(containsString("Take back STATEMENT-LINE-")));
    mvc.perform(
            post("/bank-statements/returns/{line}/accept", back)
                .param("payment", Long.toString(one))
                .with(user("collector").roles("COLLECTOR"))
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
    assertThat(ledger.count("receivables.payment where reversed_on is not null and id = ?", one))
        .isEqualTo(1);
    assertThat(lines("state = 'posted' and kind = 'return'")).isEqualTo(1);
  }

  @Test
  void aReturnThatNobodyKnowsIsIgnoredByAPersonWhoSaysWhy() {
    read(gone("RETURN-0001", "E2E-9", PAYER_IBAN));
    long back = line("kind = 'return' and state = 'queued'");
    assertThat(statements.line(back).remark()).startsWith("No payment is known");
    returns.ignore(back, "Paid before the ledger began", "collector");
    assertThat(statements.line(back).state()).isEqualTo("ignored");
    assertThat(statements.line(back).remark())
        .isEqualTo("Paid before the ledger began (collector)");
  }

  @Test
  void programsSendAFileAndAskWhatBecameOfIt() throws Exception {
    String at =
        mvc.perform(
                multipart("/api/bank-statements")
                    .file(
                        new MockMultipartFile(
                            "file", "bank.xml", "application/xml", paid().bytes()))
                    .with(user("collector").roles("COLLECTOR"))
                    .with(csrf()))
            .andExpect(status().isAccepted())
            .andExpect(header().string("Location", startsWith("/api/bank-statements/")))
            .andReturn()
            .getResponse()
            .getHeader("Location");
    ledger.work();
    mvc.perform(get(at).with(user("collector").roles("COLLECTOR")))
        .andExpect(jsonPath("$.file.state").value("read"))
        .andExpect(jsonPath("$.statements[0].closing").value(1119.0))
        .andExpect(jsonPath("$.statements[0].kept").value(1));
    long statement = ledger.one(Long.class, "select max(id) from payments.statement");
    mvc.perform(
            get(at + "/statements/" + statement + "/lines")
                .with(user("collector").roles("COLLECTOR")))
        .andExpect(jsonPath("$.items[0].payerName").value("Payer"))
        .andExpect(jsonPath("$.total").value(1));
    mvc.perform(
            post("/api/bank-accounts")
                .contentType("application/json")
                .content(
                    "{\"sellingEntity\": \"DE\", \"number\": \"4121234567\", \"currency\": \"EUR\"}")
                .with(user("manager").roles("CREDIT_MANAGER"))
                .with(csrf()))
        .andExpect(status().isCreated());
    mvc.perform(
            multipart("/api/bank-statements")
                .file(new MockMultipartFile("file", "empty.xml", "application/xml", new byte[0]))
                .with(user("collector").roles("COLLECTOR"))
                .with(csrf()))
        .andExpect(status().isUnprocessableEntity());
  }

  @Test
  void filesInTheFolderAreReadAndPutAway() throws IOException {
    StatementFolder work =
        new StatementFolder(folder.toString(), statements, folderImports, troubles, machine, clock);
    Files.write(folder.resolve("good.xml"), paid().bytes());
    Files.writeString(folder.resolve("bad.xml"), paid().text("1.00"));
    work.runDue(clock.instant());
    work.runDue(clock.instant());
    ledger.work();
    work.runDue(clock.instant());
    assertThat(folder.resolve("done/good.xml")).exists();
    assertThat(folder.resolve("refused/bad.xml")).exists();
    assertThat(folder.resolve("refused/bad.xml.txt")).content().contains("does not add up");
    assertThat(lines("true")).isEqualTo(1);
    assertThat(List.of("read", "refused"))
        .containsExactlyInAnyOrderElementsOf(
            statements.files(null, null, 10).stream().map(StatementFileSeen::state).toList());
  }

  @Test
  void twoNodesAtTheSameFolderKeepEachMovementOnce() throws IOException {
    StatementFolder one =
        new StatementFolder(folder.toString(), statements, folderImports, troubles, machine, clock);
    StatementFolder other =
        new StatementFolder(folder.toString(), statements, folderImports, troubles, machine, clock);
    Files.write(folder.resolve("good.xml"), paid().bytes());
    for (int look = 0; look < 2; look++) {
      CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> one.runDue(clock.instant())),
              CompletableFuture.runAsync(() -> other.runDue(clock.instant())))
          .join();
    }
    ledger.work();
    assertThat(ledger.count("payments.statement_file")).isEqualTo(1);
    assertThat(lines("true")).isEqualTo(1);
    other.runDue(clock.instant());
    assertThat(folder.resolve("done/good.xml")).exists();
  }

  /** The database goes away between two chunks; what is read again from there is kept once. */
  @Test
  void aFileThatIsTornOffInTheMiddleGoesOnAndKeepsEachMovementOnce() {
    Camt camt = Camt.of("053.001.08");
    for (int i = 0; i < 5_600; i++) {
      String text = i == 5_300 ? "torn off here" : "nobody's " + i;
      camt.entry(
          "-1.00", DAY, "TORN-%05d".formatted(i), Camt.paid("T" + i, "Nobody", PAYER_IBAN, text));
    }
    ledger.update(
        """
        create function payments.tear_off() returns trigger language plpgsql as $$
        begin
          raise exception 'torn off' using errcode = '40001';
        end $$
        """);
    ledger.update(
        """
        create trigger tear_off before insert on payments.statement_line
        for each row when (new.remittance like 'torn off%') execute function payments.tear_off()
        """);
    StatementFileSeen torn;
    try {
      torn = read("torn.xml", camt.bytes());
    } finally {
      ledger.update("drop trigger tear_off on payments.statement_line");
      ledger.update("drop function payments.tear_off()");
    }
    assertThat(torn.state()).isEqualTo("reading");
    assertThat(lines("true")).isBetween(1L, 5_300L);
    time.standAt(time.instant().plus(Duration.ofHours(1)));
    ledger.work();
    assertThat(statements.file(torn.id()).state()).isEqualTo("read");
    assertThat(lines("true")).isEqualTo(5_600);
    assertThat(lines("remittance like 'torn off%'")).isEqualTo(1);
  }
}

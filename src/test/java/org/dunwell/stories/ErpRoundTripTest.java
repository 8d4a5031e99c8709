package org.dunwell.stories;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.MONDAY;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.collections.writeoffs.NewWriteOff;
import org.dunwell.collections.writeoffs.WriteOffProposals;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.DisputeWork;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.Payments;
import org.dunwell.receivables.WriteOffs;
import org.dunwell.receivables.imports.ImportRun;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Upload;
import org.dunwell.receivables.journal.Acknowledgement;
import org.dunwell.receivables.journal.Acknowledgements;
import org.dunwell.receivables.journal.JournalBatch;
import org.dunwell.receivables.journal.JournalBatches;
import org.dunwell.receivables.journal.JournalBooks;
import org.dunwell.receivables.journal.JournalEntry;
import org.dunwell.receivables.journal.JournalSettings;
import org.dunwell.receivables.journal.RefusedEntries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Import, post, export, import again: not a cent and not a document is there twice. */
@DunwellTest
class ErpRoundTripTest {

  @Autowired TestLedger ledger;
  @Autowired DunwellClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Imports imports;
  @Autowired Payments payments;
  @Autowired WriteOffs writeOffs;
  @Autowired WriteOffProposals proposals;
  @Autowired Disputes disputes;
  @Autowired DisputeWork disputeWork;
  @Autowired TaskService tasks;
  @Autowired JournalBooks books;
  @Autowired JournalBatches batches;
  @Autowired Acknowledgements acknowledgements;
  @Autowired RefusedEntries refusedEntries;
  @Autowired Troubles troubles;

  private TinyErp erp;
  private long customer;

  @BeforeEach
  void fourInvoicesFromTheErp() {
    ledger.begin();
    disputeWork.people();
    customer = ledger.customer("C1");
    erp = new TinyErp();
    erp.invoice("A", "C1", "1000.00");
    erp.invoice("B", "C1", "1000.00");
    erp.invoice("C", "C1", "5000.00");
    erp.invoice("D", "C1", "300.00");
    assertThat(run("open-items", erp.openItems()).accepted()).isEqualTo(4);
  }

  @ParameterizedTest(name = "{0} posts, acknowledged {1}, keys in the files: {2}")
  @CsvSource({
    "dunwell, before,  true",
    "dunwell, never,   true",
    "dunwell, never,   false",
    "dunwell, after,   false",
    "erp,     before,  false",
    "erp,     never,   true"
  })
  void aPaymentACreditNoteAndAWriteOffGoRound(String who, String acknowledged, boolean keys) {
    books.post("DE", who);
    payDisputeAndWriteOff();
    String here = here();
    run("open-items", erp.openItems());
    assertThat(here()).as("a snapshot from before the ERP posted").isEqualTo(here);

    JournalBatch batch = close();
    String file = csv(batch);
    assertThat(csv(batch)).as("fetched twice").isEqualTo(file);
    String stale = erp.openItems();
    erp.post(file);
    erp.post(file);
    if (acknowledged.equals("before")) {
      acknowledge(batch);
      run("open-items", stale);
      assertThat(here()).as("an old file after the acknowledgement").isEqualTo(here);
    }
    importAll(keys);
    importAll(keys);
    if (acknowledged.equals("after")) {
      acknowledge(batch);
    }

    agrees();
    assertThat(here()).isEqualTo(here);
    assertThat(ledger.count("receivables.payment")).isEqualTo(erp.documents("payment"));
    assertThat(ledger.count("receivables.credit_note")).isEqualTo(erp.documents("credit-note"));
    assertThat(ledger.count("receivables.invoice")).isEqualTo(4);
    assertThat(batches.byName(batch.name()).state()).isEqualTo("acknowledged");
    assertThat(ledger.count("receivables.journal_entry where state = 'open'")).isZero();
    assertThat(batches.close("DE", "me")).as("nothing is sent twice").isEmpty();
  }

  @Test
  void whatTheErpRefusesOfARequestIsOpenAgainAndSomebodyHearsOfIt() {
    books.post("DE", "erp");
    payDisputeAndWriteOff();
    JournalBatch batch = close();
    List<String> refused = erp.post(csv(batch), row -> !row.getField("type").equals("write-off"));
    acknowledge(batch, refused);

    assertThat(open("C")).isEqualByComparingTo("5000.00");
    assertThat(troubles.open(5))
        .singleElement()
        .satisfies(trouble -> assertThat(trouble.what()).contains("1 of", "period closed"));
    importAll(true);
    agrees();
    assertThat(batches.close("DE", "me")).as("what never was need not be taken back").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"again", "back"})
  void whatTheErpRefusesOfWhatWePostedAPersonDecides(String how) {
    payDisputeAndWriteOff();
    JournalBatch batch = close();
    acknowledge(batch, erp.post(csv(batch), row -> !row.getField("type").equals("credit-note")));
    importAll(true);
    assertThat(open("B")).as("ours until somebody decides").isEqualByComparingTo("920.00");

    JournalEntry refused = refusedEntries.waiting().get(0);
    if (how.equals("again")) {
      refusedEntries.again(refused.id(), "boss");
    } else {
      refusedEntries.takeBack(refused.id(), "boss");
    }
    assertThat(troubles.open(5)).isEmpty();
    JournalBatch second = close();
    erp.post(csv(second));
    acknowledge(second);
    importAll(true);
    agrees();
    assertThat(open("B")).isEqualByComparingTo(how.equals("again") ? "920.00" : "1000.00");
  }

  @Test
  void whatComesBackHereIsOpenAlthoughTheErpStillShowsItPaid() {
    ledger.pay(invoice("A"), "BANK-1", "1000.00");
    erp.post(csv(close()));
    importAll(true);
    ledger.reverse("BANK-1");
    run("open-items", erp.openItems());
    assertThat(open("A")).isEqualByComparingTo("1000.00");

    erp.post(csv(close()));
    run("open-items", erp.openItems());
    agrees();
  }

  @Test
  void aFileThatSaysOfWhichDayItIsBringsNothingBackHoweverLateItComes() {
    String old =
        erp.openItems()
            .replace("open amount\n", "open amount,as of\n")
            .replaceAll("(?m)(\\d)$", "$1,2026-03-01");
    ledger.pay(invoice("A"), "BANK-1", "400.00");
    JournalBatch batch = close();
    erp.post(csv(batch));
    acknowledge(batch);
    importAll(true);
    clock.standAt(MONDAY.plus(Duration.ofDays(9)));
    run("open-items", old);
    assertThat(open("A")).isEqualByComparingTo("600.00");
  }

  @Test
  void aPaymentThatBothTakeFromTheBankDoesNotLeaveOnlyWhatItPays() {
    ledger.pay(invoice("A"), "BANK-1", "400.00");
    ImportRun run =
        run("payments", "reference,customer,received on,amount\nBANK-1,C1,2026-03-01,400.00\n");
    assertThat(run.unchanged()).isEqualTo(1);
    assertThat(batches.entries(close())).extracting(JournalEntry::type).containsOnly("allocation");
  }

  @Test
  void onlyWhatIsOursIsTakenForOurs() {
    ledger.pay(invoice("A"), "BANK-1", "400.00");
    erp.post(csv(close()));
    ImportRun texts =
        run(
            "payments",
            """
            reference,customer,received on,amount,remittance
            E-1,C1,2026-03-02,400.00,see BANK-12
            E-2,C1,2026-03-02,400.00,see BANK-1
            E-3,C1,2026-03-02,400.00,see BANK-1
            """);
    assertThat(texts.accepted()).as("E-1 and E-3 are others").isEqualTo(2);
    assertThat(texts.unchanged()).isEqualTo(1);
    ImportRun keys =
        run(
            "payments",
            """
            reference,customer,received on,amount,external key
            E-2,C1,2026-03-02,400.00,
            E-4,C1,2026-03-02,399.00,DW-DE-1
            """);
    assertThat(keys.unchanged()).as("remembered by the ERP's number").isEqualTo(1);
    assertThat(keys.rejected()).as("our key over another amount").isEqualTo(1);
  }

  @Test
  void whatTheErpsMoneyPaysIsOnlyPostedWhereWeSayIt() {
    String file = "reference,customer,received on,amount,remittance\nE-%d,C1,2026-03-02,10.00,A\n";
    run("payments", file.formatted(1));
    assertThat(batches.close("DE", "me")).isEmpty();
    books.change("DE", new JournalSettings(null, "dunwell", null, null, null, null, null));
    run("payments", file.formatted(2));
    assertThat(batches.entries(close()))
        .singleElement()
        .returns("allocation", JournalEntry::type)
        .returns("E-2", JournalEntry::document);
  }

  @Test
  void whoPostsMayStandInTheFileOfSellingEntities() {
    String file =
        """
        code,name,country,time zone,currency,e-mail,posting
        DE,Nordwerk GmbH,DE,Europe/Berlin,EUR,ar@nordwerk.example,%s
        """;
    assertThat(run("selling-entities", file.formatted("erp")).accepted()).isEqualTo(1);
    assertThat(books.of("DE").posting()).isEqualTo("erp");
    assertThat(run("selling-entities", file.formatted("erp")).unchanged()).isEqualTo(1);
    assertThat(run("selling-entities", file.formatted("both")).rejected()).isEqualTo(1);
  }

  /** A walk over whatever may happen between two ledgers; in the end they agree to the cent. */
  @ParameterizedTest
  @ValueSource(longs = {1, 4, 5})
  void whateverTheOrderOfEventsTheTwoLedgersAgreeInTheEnd(long seed) {
    Random random = new Random(seed);
    books.post("DE", random.nextBoolean() ? "erp" : "dunwell");
    for (int step = 0; step < 40; step++) {
      clock.standAt(MONDAY.plus(Duration.ofMinutes(step)));
      String number = List.of("A", "B", "C", "D").get(random.nextInt(4));
      switch (random.nextInt(8)) {
        case 0, 1 -> give(number, "P-" + seed + "-" + step, random);
        case 2 -> batches.close("DE", "me");
        case 3 -> erpPostsAll();
        case 4 -> run("open-items", erp.openItems());
        case 5 -> reverseSomething(random);
        case 6 -> erp.paidHere(number, part(number, random).toPlainString());
        default -> acknowledgeAll();
      }
      assertThat(org.dunwell.receivables.TestLedger.balances(jdbc)).isTrue();
      assertThat(open(number))
          .as("never more than we know to be owed")
          .isLessThanOrEqualTo(erp.open(number).max(atMost(number)));
    }
    while (batches.close("DE", "me").isPresent()) {
      // until nothing waits
    }
    erpPostsAll();
    clock.standAt(MONDAY.plus(Duration.ofHours(2)));
    importAll(random.nextBoolean());
    importAll(random.nextBoolean());
    agrees();
    assertThat(ledger.count("receivables.payment where reversed_on is null"))
        .isEqualTo(erp.documents("payment"));
    assertThat(ledger.count("receivables.credit_note")).isEqualTo(erp.documents("credit-note"));
  }

  /** What the invoice amounts to without all that stands here of our own. */
  private BigDecimal atMost(String number) {
    return ledger.one(
        BigDecimal.class,
        """
        select i.amount - coalesce(sum(a.amount) filter (where a.settled_by_id is null), 0)
        from receivables.invoice i
        left join receivables.allocation a on a.invoice_id = i.id and a.reversed_on is null
        where i.number = ?
        group by i.id
        """,
        number);
  }

  /** No more than both sides together have left of it: nobody pays a bill twice here. */
  private BigDecimal part(String number, Random random) {
    BigDecimal unposted =
        jdbc
            .sql(
                """
                select 'DW-DE-' || j.id as key, j.amount
                from receivables.journal_entry j
                join receivables.invoice i on i.id = j.invoice_id
                where i.number = ?
                order by j.id
                """)
            .param(number)
            .query((row, n) -> erp.has(row.getString(1)) ? BigDecimal.ZERO : row.getBigDecimal(2))
            .list()
            .stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new BigDecimal(1 + random.nextInt(20_000))
        .movePointLeft(2)
        .min(open(number))
        .min(erp.open(number).subtract(unposted))
        .max(BigDecimal.ZERO)
        .setScale(2);
  }

  private void acknowledgeAll() {
    for (JournalBatch batch : batches.list(new JournalBatches.Wanted(null, "DE", null, 500))) {
      if (batches.entries(batch).stream().allMatch(entry -> erp.has(entry.key()))) {
        acknowledge(batch);
      }
    }
  }

  private void give(String number, String reference, Random random) {
    BigDecimal part = part(number, random);
    if (part.signum() <= 0) {
      return;
    }
    switch (random.nextInt(3)) {
      case 0 -> ledger.pay(invoice(number), reference, part.toPlainString());
      case 1 -> ledger.credit(invoice(number), "CN-" + reference, part.toPlainString());
      default -> writeOffs.writeOff(invoice(number), part, "small", "boss");
    }
  }

  private void reverseSomething(Random random) {
    List<Long> standing =
        jdbc.sql("select id from receivables.payment where reversed_on is null order by id")
            .query(Long.class)
            .list();
    if (!standing.isEmpty()) {
      long id = standing.get(random.nextInt(standing.size()));
      payments.reverse(id, TestLedger.TODAY, "returned", "boss");
    }
  }

  /** In the order of their numbers, as every ERP must. */
  private void erpPostsAll() {
    batches.list(new JournalBatches.Wanted(null, "DE", null, 500)).stream()
        .sorted(Comparator.comparing(JournalBatch::number))
        .forEach(batch -> erp.post(csv(batch)));
  }

  private void payDisputeAndWriteOff() {
    ledger.pay(invoice("A"), "BANK-1", "400.00");
    Dispute dispute =
        disputes.open(
            new NewDispute(
                "test/1",
                invoice("B"),
                "QTY_SHORT",
                new BigDecimal("80.00"),
                List.of(),
                "Two boxes are missing",
                "page",
                null,
                "boss"));
    disputeWork.investigate(dispute, "credit", null, null, "Two boxes were missing.");
    proposals.propose(new NewWriteOff(customer, List.of(invoice("C")), "bankrupt soon", "boss"));
    ledger.work();
    String approval =
        tasks.createTaskQuery().taskDefinitionKey("approveWriteOff").singleResult().getId();
    tasks.setAssignee(approval, "vice");
    tasks.complete(approval, Map.of("decision", "approve"));
    ledger.work();
    assertThat(here()).isEqualTo("A 600.0000, B 920.0000, C 0.0000, D 300.0000");
  }

  private JournalBatch close() {
    return batches.close("DE", "me").orElseThrow();
  }

  private String csv(JournalBatch batch) {
    batches.sent(batch);
    return new String(batches.csv(batch), StandardCharsets.UTF_8);
  }

  private void acknowledge(JournalBatch batch) {
    acknowledge(batch, List.of());
  }

  private void acknowledge(JournalBatch batch, List<String> refused) {
    Acknowledgement said =
        new Acknowledgement(
            "posted",
            null,
            batches.entries(batch).stream()
                .filter(entry -> erp.numberOf(entry.key()) != null)
                .map(entry -> new Acknowledgement.Numbered(entry.key(), erp.numberOf(entry.key())))
                .toList(),
            refused.stream()
                .map(key -> new Acknowledgement.Said(key, "refused", "period closed"))
                .toList());
    acknowledgements.take(batch.name(), said);
    acknowledgements.take(batch.name(), said);
  }

  private void importAll(boolean keys) {
    assertThat(run("payments", erp.export("payment", keys)).accepted()).isZero();
    assertThat(run("credit-notes", erp.export("credit-note", keys)).accepted()).isZero();
    assertThat(run("open-items", erp.openItems()).rejected()).isZero();
  }

  private void agrees() {
    for (String number : erp.invoices()) {
      assertThat(open(number)).as(number).isEqualByComparingTo(erp.open(number));
    }
    assertThat(org.dunwell.receivables.TestLedger.balances(jdbc)).isTrue();
  }

  private String here() {
    return erp.invoices().stream()
        .map(number -> number + " " + open(number).setScale(4))
        .collect(joining(", "));
  }

  private BigDecimal open(String number) {
    return ledger.one(
        BigDecimal.class, "select open_amount from receivables.invoice where number = ?", number);
  }

  private long invoice(String number) {
    return ledger.one(Long.class, "select id from receivables.invoice where number = ?", number);
  }

  private ImportRun run(String kind, String content) {
    long id =
        imports.submit(
            new Upload(
                kind,
                kind + ".csv",
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                null,
                false,
                "me"));
    ledger.work();
    ImportRun run = imports.byId(id);
    if (run.state().equals("asking")) {
      imports.answer(id, "yes");
      ledger.work();
    }
    assertThat(imports.byId(id).state()).as(kind + ": " + run.failure()).isIn("done", "failed");
    return imports.byId(id);
  }
}

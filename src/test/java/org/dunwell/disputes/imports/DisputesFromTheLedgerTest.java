package org.dunwell.disputes.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.dunwell.DunwellTest;
import org.dunwell.StatementCounter;
import org.dunwell.TestLedger;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.receivables.Deduction;
import org.dunwell.receivables.Deductions;
import org.dunwell.receivables.NewPayment;
import org.dunwell.receivables.Payments;
import org.dunwell.receivables.ToInvoice;
import org.dunwell.receivables.imports.ImportRun;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DunwellTest
class DisputesFromTheLedgerTest {

  @Autowired TestLedger ledger;
  @Autowired JdbcClient jdbc;
  @Autowired StatementCounter counter;
  @Autowired Imports imports;
  @Autowired Disputes disputes;
  @Autowired Payments payments;
  @Autowired Deductions deductions;

  long customer;
  long invoice;

  @BeforeEach
  void twoCustomersAndTheirInvoices() {
    ledger.begin();
    customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "R-1", "100.00", 5);
    ledger.invoice(customer, "R-2", "200.00", 5);
    ledger.invoice(ledger.customer("C2"), "R-3", "300.00", -5);
  }

  @Test
  void aFileOpensDisputesWithTheirProcessAndBlockAndTheSameFileAgainChangesNothing() {
    String file =
        """
        invoice number;reason code;disputed amount;description;claim number;contact
        R-1;price;40;Agreed was 60;;AP@c1.example
        R-1;06;10.50;;;
        R-2;OTHER;;;CL-7;alex payable
        """;
    assertThat(run("disputes", file).accepted()).isEqualTo(3);
    assertThat(raised())
        .containsExactly(
            tuple("R-1", "PRICE", "40.00", "import", false),
            tuple("R-1", "QTY_SHORT", "10.50", "import", false),
            tuple("R-2", "OTHER", "200.00", "import", true));
    Dispute first = disputes.ofInvoice(invoice).get(1);
    assertThat(first.words()).isEqualTo("Agreed was 60");
    assertThat(first.contactId())
        .isEqualTo(ledger.one(Long.class, "select min(id) from receivables.contact"));
    assertThat(ledger.count("act_ru_execution where id_ = proc_inst_id_ and business_key_ = '1'"))
        .isEqualTo(1);
    assertThat(ledger.count("receivables.block where kind = 'dispute' and lifted_at is null"))
        .isEqualTo(3);

    disputes.withdraw(first.id(), "entered by mistake", "ann");
    ImportRun again = run("disputes", file);
    assertThat(again.accepted()).isZero();
    assertThat(again.unchanged()).isEqualTo(3);
    assertThat(ledger.count("disputes.dispute")).isEqualTo(3);
  }

  @Test
  void everyRowThatCannotBeADisputeSaysWhyAndTheOthersAreOpened() {
    ledger.pay(ledger.invoice(customer, "R-4", "50.00", 5), "P-4", "50.00");
    ImportRun run =
        run(
            "disputes",
            """
            company code;invoice;reason;amount;reference;contact
            DE;X-1;PRICE;;;
            DE;R-1;MOOD;;;
            DE;R-1;PRICE;0;;
            DE;R-4;PRICE;;;
            DE;R-1;PRICE;60;a;
            DE;R-1;PRICE;40.01;b;
            DE;R-1;PRICE;40;a;
            DE;R-2;PRICE;;;nobody@c1.example
            FR;R-2;PRICE;;;
            DE;R-2;PRICE;1.005;;
            DE;R-3;PRICE;;;
            DE;R-3;TAX;;;
            """);
    assertThat(imports.problems(run.id(), 0, 100))
        .allMatch(problem -> !problem.problem().isBlank() && !problem.mend().isBlank())
        .extracting(Problem::line, Problem::field)
        .containsExactlyInAnyOrder(
            tuple(2L, "invoice"),
            tuple(3L, "reason"),
            tuple(4L, "amount"),
            tuple(5L, "invoice"),
            tuple(7L, "amount"),
            tuple(8L, "reference"),
            tuple(9L, "contact"),
            tuple(10L, "invoice"),
            tuple(11L, "amount"),
            tuple(13L, "invoice"));
    assertThat(run.accepted()).isEqualTo(2);
    assertThat(run.rejected()).isEqualTo(10);
    assertThat(raised())
        .containsExactly(
            tuple("R-1", "PRICE", "60.00", "import", false),
            tuple("R-3", "PRICE", "300.00", "import", true));
  }

  @Test
  void theLedgersOwnColumnDisputesInvoicesTheMomentTheyComeIn() {
    String file =
        """
        invoice number;customer number;invoice date;due date;amount;Disputed
        N-1;C1;2026-02-01;2026-03-01;10;Yes
        N-2;C1;2026-02-01;2026-03-01;20;no
        N-3;C1;2026-02-01;2026-03-01;30;A9
        N-4;C1;2026-02-01;2026-03-01;40;
        N-5;C1;2026-02-01;2026-03-01;50;perhaps
        R-1;C1;2026-01-26;2026-02-25;100;yes
        """
            .replace("2026-01-26;2026-02-25", issuedAndDue());
    ImportRun run = run("invoices", file);
    assertThat(run.accepted()).isEqualTo(5);
    assertThat(imports.problems(run.id(), 0, 100))
        .extracting(Problem::line, Problem::field)
        .containsExactly(tuple(6L, "Disputed"));
    assertThat(raised())
        .containsExactly(
            tuple("N-1", "OTHER", "10.00", "ledger", true),
            tuple("N-3", "POD_MISSING", "30.00", "ledger", true),
            tuple("R-1", "OTHER", "100.00", "ledger", true));

    disputes.withdraw(1, "they pay after all", "ann");
    ImportRun again = run("invoices", file);
    assertThat(again.accepted()).isZero();
    assertThat(again.unchanged()).isEqualTo(5);
    assertThat(ledger.count("disputes.dispute")).isEqualTo(3);
  }

  /** A ratchet: what a ledger with thousands of disputed invoices costs. */
  @Test
  void manyDisputesAtOnceAreRoutedTogether() {
    StringBuilder file = new StringBuilder("number,customer,issued,due,amount,disputed\n");
    for (int i = 0; i < 100; i++) {
      file.append("M-%d,C1,2026-03-01,2026-04-01,10,yes\n".formatted(i));
    }
    counter.reset();
    assertThat(run("invoices", file.toString()).accepted()).isEqualTo(100);
    System.out.printf("statements per dispute: %.2f%n", counter.statements() / 100.0);
    // most are one a letter; the works of all rooms that look once a round for something to do
    // count, too
    assertThat(counter.statements()).as(() -> counter.byStatement().toString()).isLessThan(4_300);
    assertThat(ledger.count("disputes.dispute where department = 'credit' and due_at > remind_at"))
        .isEqualTo(100);
    assertThat(ledger.count("platform.decision where decision = 'dispute-routing'")).isEqualTo(100);
  }

  @Test
  void aSnapshotOfOpenItemsSaysItTooAlsoOfInvoicesThatWereThere() {
    String header = "invoice;customer;due date;open amount;in dispute\n";
    String due = issuedAndDue().split(";")[1];
    String file = header + "R-1;C1;%s;100;x\nR-2;C1;%s;150;\nS-1;C1;%s;5;01\n";
    ImportRun run = run("open-items", file.formatted(due, due, due));
    assertThat(run.accepted()).isEqualTo(3);
    assertThat(raised())
        .containsExactly(
            tuple("R-1", "OTHER", "100.00", "ledger", true),
            tuple("S-1", "PRICE", "5.00", "ledger", true));
  }

  @Test
  void whatAPaymentDeductsWithAReasonIsInDispute() {
    pay("P-1", "80.00", "01", null);
    assertThat(raised()).containsExactly(tuple("R-1", "PRICE", "20.00", "payment", true));
    assertThat(disputes.byId(1).words()).isEqualTo("Deducted by payment P-1.");
    assertThat(deductions.ofInvoice(invoice))
        .extracting(Deduction::reason)
        .containsExactly("PRICE");
  }

  @Test
  void whatIsInDisputeAlreadyIsNotDisputedTwiceAndNeverARefusedPayment() {
    disputes.open(
        new NewDispute(
            "test/1",
            invoice,
            "QUALITY",
            new BigDecimal("15"),
            List.of(),
            null,
            "page",
            null,
            "ann"));
    pay("P-1", "75.00", "PRICE", "25.00");
    assertThat(raised())
        .containsExactly(
            tuple("R-1", "QUALITY", "15.00", "page", false),
            tuple("R-1", "PRICE", "10.00", "payment", false));
    pay("P-2", "5.00", "PRICE", "1.00");
    assertThat(ledger.count("receivables.deduction")).isEqualTo(2);
    assertThat(ledger.count("receivables.payment")).isEqualTo(2);
    assertThat(
            ledger.one(
                BigDecimal.class,
                "select sum(open_amount) from disputes.dispute where state = 'open'"))
        .isEqualByComparingTo("20");
  }

  private void pay(String reference, String amount, String reason, String deducted) {
    payments.record(
        new NewPayment(
            ledger.one(Long.class, "select id from receivables.selling_entity"),
            customer,
            reference,
            TestLedger.TODAY,
            "EUR",
            new BigDecimal(amount),
            null,
            List.of(
                new ToInvoice(
                    invoice, null, reason, deducted == null ? null : new BigDecimal(deducted)))));
  }

  /** As the test ledger has R-1. */
  private String issuedAndDue() {
    return ledger.one(
        String.class,
        "select issued_on || ';' || due_on from receivables.invoice where number = 'R-1'");
  }

  /** Invoice, reason, amount, channel and whether it is the whole, in order of raising. */
  private List<Tuple> raised() {
    return jdbc.sql(
            """
            select i.number, d.reason_code, d.amount::numeric(9, 2)::text, d.channel, d.whole
            from disputes.dispute d
            join receivables.invoice i on i.id = d.invoice_id
            order by d.id
            """)
        .query(
            (row, n) ->
                tuple(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5)))
        .list();
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
    return imports.byId(id);
  }
}

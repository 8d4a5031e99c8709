package org.dunwell.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.DunwellTest;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.receivables.TestLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A column that receivables knows nothing about, and the columns that group invoices. */
@DunwellTest
class ColumnsOfOtherRoomsTest {

  /** Keeps what it was given and refuses a swear word. */
  private static final class Remarks implements ExtraColumn {

    private final List<Stored> taken = new ArrayList<>();
    private final Set<Long> known = new HashSet<>();

    @Override
    public Set<String> kinds() {
      return Set.of("invoices");
    }

    @Override
    public Field field() {
      return Field.optional("remark", Field.Type.TEXT, "Bemerkung");
    }

    @Override
    public List<Problem> check(Collection<Row> rows) {
      return rows.stream()
          .filter(row -> row.text("remark").equals("damn"))
          .map(row -> row.problem("remark", "This is no remark.", "Be polite."))
          .toList();
    }

    @Override
    public Set<Long> take(List<Stored> rows) {
      taken.addAll(rows);
      return rows.stream()
          .filter(one -> known.add(one.invoiceId()))
          .map(one -> one.row().line())
          .collect(Collectors.toSet());
    }
  }

  private static final String FILE =
      """
      number,customer,invoice date,due date,amount,Bemerkung,Warengruppe,plant
      R-1,C1,2026-01-05,2026-02-04,100,first,Pumps,Plant 2
      R-2,C1,2026-01-05,2026-02-04,100,,,
      R-3,C1,2026-01-05,2026-02-04,100,damn,,
      R-4,C9,2026-01-05,2026-02-04,100,nobody's,,
      R-5,C1,2026-01-05,2026-02-04,100,fifth,%s,
      R-6,C1,2026-01-05,2026-02-04,100,sixth,,
      """
          .formatted("x".repeat(101));

  @Autowired CleanSlate cleanSlate;
  @Autowired JdbcClient jdbc;
  @Autowired InvoiceStaging staging;
  @Autowired InvoiceImportMapper mapper;
  @Autowired Nudges nudges;
  @Autowired TransactionTemplate transaction;

  private final Remarks remarks = new Remarks();

  @BeforeEach
  void aLedger() {
    cleanSlate.wipe();
    TestLedger ledger = new TestLedger(jdbc);
    ledger.sellingEntity("BER", "Europe/Berlin");
    ledger.customer("C1");
  }

  @Test
  void itsRoomGetsEveryStoredRowThatHasAValueWithItsInvoice() {
    Outcomes first = imported(FILE);
    assertThat(first.accepted()).isEqualTo(3);
    assertThat(first.rejected())
        .extracting(Problem::line, Problem::field)
        .containsExactlyInAnyOrder(
            tuple(4L, "Bemerkung"), tuple(5L, "customer"), tuple(6L, "Warengruppe"));
    assertThat(remarks.taken)
        .extracting(one -> number(one.invoiceId()), one -> one.row().text("remark"))
        .containsExactly(tuple("R-1", "first"), tuple("R-6", "sixth"));
    assertThat(remarks.taken).allMatch(ExtraColumn.Stored::isNew);
    assertThat(jdbc.sql("select count(*) from receivables.invoice").query(Long.class).single())
        .isEqualTo(3);
  }

  @Test
  void aRowTheLedgerKnowsIsHandedOverAgainAndCountsWhenItsRoomMakesSomethingOfIt() {
    imported(FILE.replace("first", "").replace("sixth", ""));
    assertThat(remarks.taken).isEmpty();
    Outcomes second = imported(FILE);
    assertThat(second.accepted()).isEqualTo(2);
    assertThat(second.unchanged()).isEqualTo(1);
    assertThat(remarks.taken).hasSize(2).noneMatch(ExtraColumn.Stored::isNew);
    Outcomes third = imported(FILE);
    assertThat(third.accepted()).isZero();
    assertThat(third.unchanged()).isEqualTo(3);
  }

  @Test
  void invoicesSayWhatWasSoldAndFromWhere() {
    imported(FILE);
    assertThat(
            jdbc.sql("select number, product_line, site from receivables.invoice order by number")
                .query((row, n) -> tuple(row.getString(1), row.getString(2), row.getString(3)))
                .list())
        .containsExactly(
            tuple("R-1", "Pumps", "Plant 2"), tuple("R-2", null, null), tuple("R-6", null, null));
  }

  private Outcomes imported(String file) {
    InvoiceKind kind =
        new InvoiceKind(
            jdbc,
            staging,
            mapper,
            new ExtraColumns(
                new ObjectProvider<>() {
                  @Override
                  public Stream<ExtraColumn> orderedStream() {
                    return Stream.of(remarks);
                  }
                },
                mapper),
            nudges);
    try (Stream<Row> rows =
        LedgerFile.read(
            new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
            Mapping.none(),
            kind)) {
      List<Row> all = rows.toList();
      return transaction.execute(status -> kind.apply(null, all));
    }
  }

  private String number(long invoice) {
    return jdbc.sql("select number from receivables.invoice where id = ?")
        .param(invoice)
        .query(String.class)
        .single();
  }
}

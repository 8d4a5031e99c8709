package org.dunwell.credit.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.dunwell.DunwellTest;
import org.dunwell.credit.behaviour.Behaviour;
import org.dunwell.credit.behaviour.Behaviours;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.imports.ImportKind;
import org.dunwell.receivables.imports.Mapping;
import org.dunwell.receivables.imports.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How well the shipped tables tell who will pay late, on the public ledger: imported with the
 * shipped mapping, judged by nothing but what was known on the day. The dispute flag of the file
 * has no day; that it was known when the invoice was due is assumed in the third figure only.
 */
@DunwellTest
class LatePaymentHistoriesTest {

  private static final Path LEDGER = Path.of("../shared/data/ar/late-payment-histories.csv");
  private static final LocalDate SPLIT = LocalDate.of(2013, 1, 1);

  record Invoice(
      long customer,
      LocalDate issued,
      LocalDate due,
      LocalDate closed,
      boolean late,
      boolean disputed) {}

  @Autowired CleanSlate cleanSlate;
  @Autowired DunwellClock clock;
  @Autowired List<ImportKind> kinds;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired Behaviours behaviours;
  @Autowired BehaviourScores scores;
  @Autowired PaymentPredictions predictions;

  private final Set<String> disputed = new HashSet<>();

  @Test
  void whoPaysLateIsToldByWhatWasKnownBefore() throws IOException {
    assumeTrue(Files.exists(LEDGER), "the public ledger is not here");
    cleanSlate.wipe();
    clock.standAt(Instant.parse("2014-02-03T15:00:00Z"));
    for (String kind : List.of("selling-entities", "customers", "invoices", "payments")) {
      load(kind);
    }
    List<Invoice> all = invoices();
    List<Invoice> later = all.stream().filter(one -> !one.issued().isBefore(SPLIT)).toList();

    Map<Long, Integer> rank = ranked(later);
    double ranking = Auc.of(later, one -> -rank.get(one.customer()), Invoice::late);
    double perCustomer = perCustomer(later, rank);
    double atIssue = Auc.of(later, points(later, Invoice::issued)::get, Invoice::late);
    double atDue = Auc.of(later, chances(later)::get, Invoice::late);
    System.out.printf(
        "late payment histories, %d invoices of 2013: customers ranked on 2013-01-01 %.3f (half of"
            + " whose invoices were late: %.3f), at issue %.3f, at the due date with disputes"
            + " %.3f%n",
        later.size(), ranking, perCustomer, atIssue, atDue);

    yearWithoutBands(all, later);
    assertThat(later).hasSize(1_189);
    assertThat(ranking).isGreaterThanOrEqualTo(0.84);
    assertThat(perCustomer).isGreaterThanOrEqualTo(0.84);
    assertThat(atIssue).isGreaterThanOrEqualTo(0.867);
    assertThat(atDue).isGreaterThanOrEqualTo(0.90);
  }

  /**
   * The bands of the shipped table were drawn with 2013 in sight. What does not depend on that: how
   * the table does on the invoices of 2012, beside the one-line rule on the same ones; and on 2013
   * the one input that ranked best in 2012, which has no bands at all.
   */
  private void yearWithoutBands(List<Invoice> all, List<Invoice> later) {
    List<Invoice> earlier =
        all.stream()
            .filter(one -> !one.issued().isBefore(LocalDate.of(2012, 4, 1)))
            .filter(one -> one.closed().isBefore(SPLIT))
            .toList();
    double table = Auc.of(earlier, points(earlier, Invoice::issued)::get, Invoice::late);
    double oneLine = by(earlier, Behaviour::lateShare, "0.5");
    double days = by(earlier, Behaviour::averageDaysAgainstTerms, "0");
    double daysLater = by(later, Behaviour::averageDaysAgainstTerms, "0");
    System.out.printf(
        "%d invoices of 2012 at issue: table %.3f, late share alone %.3f, days against terms alone"
            + " %.3f; the last, chosen by 2012, on 2013 %.3f%n",
        earlier.size(), table, oneLine, days, daysLater);
    assertThat(table).isGreaterThan(oneLine);
    assertThat(daysLater).isGreaterThanOrEqualTo(0.867);
  }

  /** By one figure of the behaviour at the day of issue; who has none yet stands in the middle. */
  private double by(List<Invoice> invoices, Function<Behaviour, BigDecimal> figure, String middle) {
    List<Behaviour> then = then(invoices, Invoice::issued);
    Map<Invoice, BigDecimal> all = new IdentityHashMap<>();
    for (int i = 0; i < then.size(); i++) {
      BigDecimal one = figure.apply(then.get(i));
      all.put(invoices.get(i), one == null ? new BigDecimal(middle) : one);
    }
    return Auc.of(invoices, all::get, Invoice::late);
  }

  private void load(String name) throws IOException {
    Mapping mapping =
        Mapping.parse(Files.readString(Path.of("samples/late-payment-histories.mapping.yaml")));
    ImportKind kind =
        kinds.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    try (var file = kind.open(LEDGER.toString(), Files.newInputStream(LEDGER), mapping)) {
      List<Row> rows = new ArrayList<>();
      file.forEachRemaining(row -> rows.add(withoutDispute(row)));
      transaction.executeWithoutResult(status -> kind.apply(null, rows));
    }
  }

  /** The flag is kept aside: five hundred dispute processes add nothing to these figures. */
  private Row withoutDispute(Row row) {
    Map<String, String> fields = new HashMap<>(row.fields());
    if ("Yes".equals(fields.remove("disputed"))) {
      disputed.add(row.text("number"));
    }
    return Row.of(row.line(), fields, row.raw());
  }

  private List<Invoice> invoices() {
    return jdbc.sql(
            """
            select
              i.customer_id as customer,
              i.issued_on as issued,
              i.due_on as due,
              i.closed_on as closed,
              i.closed_on > i.due_on as late,
              i.number = any (:disputed) as disputed
            from receivables.invoice i
            order by i.id
            """)
        .param("disputed", disputed.toArray(String[]::new))
        .query(Invoice.class)
        .list();
  }

  /** Points of each customer as the first day of 2013 began. */
  private Map<Long, Integer> ranked(List<Invoice> later) {
    Long[] customers = later.stream().map(Invoice::customer).distinct().toArray(Long[]::new);
    LocalDate[] days = new LocalDate[customers.length];
    Arrays.fill(days, SPLIT);
    List<Behaviour> then = behaviours.onDays(customers, days);
    Map<Integer, Decision<BehaviourScores.Points>> points = scores.judge(then);
    Map<Long, Integer> ranks = new HashMap<>();
    for (int i = 0; i < then.size(); i++) {
      ranks.put(then.get(i).customerId(), points.get(i).output().behaviourScore());
    }
    return ranks;
  }

  /** Against who was late with more than half of the invoices of 2013. */
  private static double perCustomer(List<Invoice> later, Map<Long, Integer> rank) {
    return Auc.of(
        List.copyOf(rank.keySet()),
        customer -> -rank.get(customer),
        customer -> {
          List<Invoice> own = later.stream().filter(one -> one.customer() == customer).toList();
          return own.stream().filter(Invoice::late).count() * 2 > own.size();
        });
  }

  private List<Behaviour> then(List<Invoice> invoices, Function<Invoice, LocalDate> day) {
    return behaviours.onDays(
        invoices.stream().map(Invoice::customer).toArray(Long[]::new),
        invoices.stream().map(day).toArray(LocalDate[]::new));
  }

  private Map<Invoice, Integer> points(List<Invoice> invoices, Function<Invoice, LocalDate> day) {
    Map<Integer, Decision<BehaviourScores.Points>> points = scores.judge(then(invoices, day));
    Map<Invoice, Integer> all = new IdentityHashMap<>();
    for (int i = 0; i < invoices.size(); i++) {
      all.put(
          invoices.get(i), points.containsKey(i) ? -points.get(i).output().behaviourScore() : -50);
    }
    return all;
  }

  private Map<Invoice, Integer> chances(List<Invoice> invoices) {
    List<Behaviour> then = then(invoices, Invoice::due);
    List<PaymentPredictions.Seen> seen = new ArrayList<>();
    for (int i = 0; i < invoices.size(); i++) {
      seen.add(new PaymentPredictions.Seen(then.get(i), invoices.get(i).disputed()));
    }
    var chances = predictions.of(seen);
    Map<Invoice, Integer> all = new IdentityHashMap<>();
    for (int i = 0; i < invoices.size(); i++) {
      all.put(invoices.get(i), chances.get(i).output().chanceOfLateness().intValueExact());
    }
    return all;
  }
}

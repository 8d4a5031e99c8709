package org.dunwell.payments.bank.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dunwell.payments.bank.read.BankLine.Entry;
import org.dunwell.payments.bank.read.BankLine.Kind;
import org.dunwell.payments.bank.read.BankLine.Party;
import org.dunwell.payments.bank.read.BankLine.Texts;

/** However the days of a bank are cut into statements, the lines are the same. */
class FingerprintsTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final int DAYS = 6;

  /** Few amounts and words, so that there are many twins. */
  @Provide
  Arbitrary<List<BankLine>> month() {
    return Combinators.combine(
            Arbitraries.integers().between(0, DAYS - 1),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("R-1", "R-2"),
            Arbitraries.of(null, "REFERENCE0001", "7"))
        .as(FingerprintsTest::line)
        .list()
        .ofMaxSize(40)
        .map(FingerprintsTest::byDay);
  }

  private static BankLine line(int day, int amount, String text, String reference) {
    LocalDate on = FIRST.plusDays(day);
    // a bank's own reference is of one day only
    String own = reference == null ? null : reference + (reference.length() > 1 ? day : "");
    BigDecimal money = BigDecimal.valueOf(amount);
    return new BankLine(
        1,
        on,
        on,
        "EUR",
        money,
        Kind.PAYMENT,
        own,
        new Texts(null, null, null, text),
        Party.NONE,
        null,
        null,
        new Entry(own, money, 1, 0));
  }

  private static List<BankLine> byDay(List<BankLine> lines) {
    return lines.stream().sorted((a, b) -> a.bookedOn().compareTo(b.bookedOn())).toList();
  }

  private static StatementHead head() {
    return new StatementHead(1, "A", null, StatementHead.Kind.STATEMENT, "EUR", null);
  }

  private static List<String> marks(List<BankLine> lines) {
    Fingerprints fingerprints = new Fingerprints();
    fingerprints.begin(head());
    return lines.stream().map(line -> fingerprints.of(line).line()).toList();
  }

  @Property(tries = 500)
  void anyOverlapOfDaysGivesTheSameLines(
      @ForAll("month") List<BankLine> lines, @ForAll("cuts") List<int[]> cuts) {
    List<String> whole = marks(lines);
    assertThat(whole).doesNotHaveDuplicates();
    Set<String> found = new HashSet<>();
    List<int[]> all = new ArrayList<>(cuts);
    // whatever the cuts leave out comes in the end, day by day
    for (int day = 0; day < DAYS; day++) {
      all.add(new int[] {day, day});
    }
    for (int[] cut : all) {
      found.addAll(
          marks(
              lines.stream()
                  .filter(line -> !line.bookedOn().isBefore(FIRST.plusDays(cut[0])))
                  .filter(line -> !line.bookedOn().isAfter(FIRST.plusDays(cut[1])))
                  .toList()));
    }
    assertThat(found).isEqualTo(new HashSet<>(whole));
  }

  @Provide
  Arbitrary<List<int[]>> cuts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, DAYS - 1), Arbitraries.integers().between(0, 3))
        .as((from, length) -> new int[] {from, from + length})
        .list()
        .ofMaxSize(6);
  }

  @Property(tries = 200)
  void pagesOfOneStatementGoOnCounting(@ForAll("month") List<BankLine> lines) {
    Fingerprints fingerprints = new Fingerprints();
    BigDecimal balance = BigDecimal.TEN;
    List<String> paged = new ArrayList<>();
    for (BankLine line : lines) {
      fingerprints.begin(
          new StatementHead(1, "A", null, StatementHead.Kind.STATEMENT, "EUR", balance));
      paged.add(fingerprints.of(line).line());
      balance = balance.add(line.amount());
      fingerprints.end(new StatementEnd(1, "EUR", balance, 0));
    }
    assertThat(paged).isEqualTo(marks(lines));
  }
}

package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.payments.interest.LawMapper.LumpSumRow;
import org.dunwell.payments.interest.LawMapper.TermsRow;

/** All dated rows that some debts need, read at once: which law holds for which debt. */
final class LawBook {

  private final Map<String, RateTable> rates;
  private final List<LateTerms.CountryLaw> laws;
  private final List<LumpSumRow> lumpSums;
  private final List<TermsRow> terms;

  private LawBook(
      Map<String, RateTable> rates,
      List<LateTerms.CountryLaw> laws,
      List<LumpSumRow> lumpSums,
      List<TermsRow> terms) {
    this.rates = rates;
    this.laws = laws;
    this.lumpSums = lumpSums;
    this.terms = terms;
  }

  static LawBook read(LawMapper mapper, Collection<LateDebt> debts) {
    Map<String, Map<LocalDate, BigDecimal>> series = new HashMap<>();
    for (LateTerms.Rate rate : mapper.rates()) {
      series
          .computeIfAbsent(rate.series(), any -> new HashMap<>())
          .put(rate.validFrom(), rate.percent());
    }
    Map<String, RateTable> rates = new HashMap<>();
    series.forEach((name, from) -> rates.put(name, new RateTable(from)));
    return new LawBook(
        rates,
        mapper.laws(),
        mapper.lumpSums(),
        mapper.terms(
            debts.stream().map(LateDebt::sellingEntityId).distinct().toArray(Long[]::new),
            debts.stream().map(LateDebt::customerId).distinct().toArray(Long[]::new)));
  }

  /** What was agreed, else what the law says; empty where neither says anything. */
  Optional<Law> of(LateDebt debt) {
    return agreed(debt).map(row -> law(row, debt)).or(() -> byCountry(debt));
  }

  private Optional<TermsRow> agreed(LateDebt debt) {
    return agreed(terms, debt.sellingEntityId(), debt.customerId(), debt.dueOn());
  }

  /** The customer's own terms before those for everybody; of several the latest. */
  static Optional<TermsRow> agreed(
      List<TermsRow> terms, long sellingEntityId, long customerId, LocalDate dueOn) {
    return terms.stream()
        .filter(row -> row.sellingEntityId() == sellingEntityId)
        .filter(row -> row.customerId() == null || row.customerId() == customerId)
        .filter(row -> !row.validFrom().isAfter(dueOn))
        .max(
            Comparator.comparing((TermsRow row) -> row.customerId() != null)
                .thenComparing(TermsRow::validFrom));
  }

  private Law law(TermsRow row, LateDebt debt) {
    return new Law(
        "as agreed: " + row.note(),
        row.series(),
        row.margin(),
        false,
        DayCount.of(row.dayCount()),
        row.lumpSum() ? lumpSums(debt) : List.of());
  }

  private Optional<Law> byCountry(LateDebt debt) {
    return laws.stream()
        .filter(row -> row.country().equals(debt.country()))
        .filter(row -> !row.validFrom().isAfter(debt.dueOn()))
        .max(Comparator.comparing(LateTerms.CountryLaw::validFrom))
        .map(
            row ->
                new Law(
                    row.name(),
                    row.series(),
                    row.margin(),
                    row.rate().equals("stays"),
                    DayCount.of(row.dayCount()),
                    lumpSums(debt)));
  }

  private List<Law.LumpSum> lumpSums(LateDebt debt) {
    List<LumpSumRow> valid =
        lumpSums.stream()
            .filter(row -> row.country().equals(debt.country()))
            .filter(row -> !row.validFrom().isAfter(debt.dueOn()))
            .toList();
    LocalDate latest =
        valid.stream().map(LumpSumRow::validFrom).max(Comparator.naturalOrder()).orElse(null);
    return valid.stream()
        .filter(row -> row.validFrom().equals(latest))
        .sorted(Comparator.comparing(LumpSumRow::fromAmount))
        .map(row -> new Law.LumpSum(row.fromAmount(), row.currency(), row.amount()))
        .collect(Collectors.toList());
  }

  RateTable reference(Law law) {
    RateTable table = law == Law.NONE ? RateTable.always(BigDecimal.ZERO) : rates.get(law.series());
    if (table == null) {
      throw new IllegalStateException(
          "There is no reference rate \"%s\", which %s needs. Add its rates under Late payment."
              .formatted(law.series(), law.name()));
    }
    return table;
  }
}

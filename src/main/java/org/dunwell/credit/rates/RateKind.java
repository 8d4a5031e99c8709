package org.dunwell.credit.rates;

import static org.dunwell.receivables.imports.Field.optional;
import static org.dunwell.receivables.imports.Field.required;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.imports.Field;
import org.dunwell.receivables.imports.Field.Type;
import org.dunwell.receivables.imports.ImportKind;
import org.dunwell.receivables.imports.Mapping;
import org.dunwell.receivables.imports.Outcomes;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.Row;
import org.dunwell.receivables.imports.RowFile;
import org.dunwell.receivables.imports.Unpacked;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Exchange rates from a file: one in a row, or as the European Central Bank publishes its own. A
 * rate that is known already changes nothing; another one of the same currencies and day takes its
 * place.
 */
@Component
@Order(97)
class RateKind implements ImportKind {

  static final String NAME = "exchange-rates";

  static final List<Field> FIELDS =
      List.of(
          required("base", Type.CURRENCY, "from currency", "base currency", "Basiswährung"),
          required("quoted", Type.CURRENCY, "to currency", "quote currency", "Zielwährung"),
          required("rate", Type.TEXT, "exchange rate", "Kurs", "Wechselkurs"),
          required("from", Type.DATE, "date", "day", "valid from", "Datum", "gültig ab"),
          optional("source", Type.TEXT, "Quelle"));

  private final ExchangeRates rates;

  RateKind(ExchangeRates rates) {
    this.rates = rates;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Field> fields() {
    return FIELDS;
  }

  /** As on the page: rates decide which orders go. */
  @Override
  public boolean isForCreditManagers() {
    return true;
  }

  @Override
  public RowFile open(String fileName, InputStream file, Mapping mapping) {
    BufferedInputStream in = new BufferedInputStream(Unpacked.of(file));
    try {
      return EcbRates.isOne(in) ? EcbRates.open(in) : ImportKind.super.open(fileName, in, mapping);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcomes apply(Long importId, List<Row> rows) {
    List<Problem> problems = new ArrayList<>();
    Map<List<Object>, NewRate> wanted = new LinkedHashMap<>();
    for (Row row : rows) {
      try {
        NewRate rate = rate(row, importId);
        NewRate before = wanted.putIfAbsent(rate.key(), rate);
        if (before != null && before.rate().compareTo(rate.rate()) != 0) {
          problems.add(
              row.problem(
                  "rate",
                  "The file has another rate of that day: %s.".formatted(before.rate()),
                  "Leave one of the two out."));
        }
      } catch (BrokenRule refused) {
        problems.add(row.problem("rate", refused.getMessage(), "Mend the row, or leave it out."));
      }
    }
    int accepted = rates.bring(List.copyOf(wanted.values()), "system");
    return new Outcomes(accepted, rows.size() - accepted - problems.size(), problems);
  }

  private static NewRate rate(Row row, Long importId) {
    return new NewRate(
        row.text("base"),
        row.text("quoted"),
        NewRate.number(row.text("rate")),
        row.date("from"),
        row.text("source", "import %d".formatted(importId)));
  }
}

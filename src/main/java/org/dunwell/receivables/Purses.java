package org.dunwell.receivables;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Purses as columns for one statement. */
record Purses(Long[] customers, Long[] sellers, String[] currencies, BigDecimal[] amounts) {

  static Purses of(Map<Purse, BigDecimal> purses) {
    List<Map.Entry<Purse, BigDecimal>> rows = List.copyOf(purses.entrySet());
    return new Purses(
        rows.stream().map(row -> row.getKey().customerId()).toArray(Long[]::new),
        rows.stream().map(row -> row.getKey().sellingEntityId()).toArray(Long[]::new),
        rows.stream().map(row -> row.getKey().currency()).toArray(String[]::new),
        rows.stream().map(Map.Entry::getValue).toArray(BigDecimal[]::new));
  }

  static Purses of(Collection<Purse> purses) {
    return new Purses(
        purses.stream().map(Purse::customerId).toArray(Long[]::new),
        purses.stream().map(Purse::sellingEntityId).toArray(Long[]::new),
        purses.stream().map(Purse::currency).toArray(String[]::new),
        new BigDecimal[0]);
  }
}

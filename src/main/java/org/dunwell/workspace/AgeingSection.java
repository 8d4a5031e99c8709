package org.dunwell.workspace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.workspace.OwedItemMapper.Aged;
import org.springframework.stereotype.Component;

/** The customer's page: what is open by age, as numbers and as one bar per currency. */
@Component
class AgeingSection implements CustomerSection {

  /** Width of a full bar in units of its drawing. */
  private static final int WIDTH = 600;

  private static final int BUCKETS = 6;

  /** A piece of a bar. */
  record Piece(int bucket, int x, int width) {}

  /**
   * One currency.
   *
   * @param amounts by bucket, the youngest first
   */
  record Row(String currency, List<BigDecimal> amounts, List<Piece> bar) {}

  private final OwedItemMapper items;
  private final Clock clock;

  AgeingSection(OwedItemMapper items, Clock clock) {
    this.items = items;
    this.clock = clock;
  }

  @Override
  public String fragment() {
    return "workspace/customer-ageing :: section";
  }

  @Override
  public int order() {
    return 90;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    Map<String, BigDecimal[]> amounts = new TreeMap<>();
    for (Aged aged : items.aged(customerIds.toArray(Long[]::new), clock.instant())) {
      BigDecimal[] row = amounts.computeIfAbsent(aged.currency(), currency -> zeros());
      row[aged.bucket()] = aged.amount();
    }
    return Map.of(
        "workspaceAgeing",
        amounts.entrySet().stream()
            .map(one -> new Row(one.getKey(), List.of(one.getValue()), bar(one.getValue())))
            .toList());
  }

  private static BigDecimal[] zeros() {
    BigDecimal[] zeros = new BigDecimal[BUCKETS];
    Arrays.fill(zeros, BigDecimal.ZERO);
    return zeros;
  }

  /** Cut where the sums so far end, so that the pieces fill the bar to the last unit. */
  private static List<Piece> bar(BigDecimal[] amounts) {
    BigDecimal all = Arrays.stream(amounts).reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Piece> pieces = new ArrayList<>();
    BigDecimal soFar = BigDecimal.ZERO;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int from = units(soFar, all);
      soFar = soFar.add(amounts[bucket]);
      if (amounts[bucket].signum() > 0) {
        pieces.add(new Piece(bucket, from, units(soFar, all) - from));
      }
    }
    return pieces;
  }

  private static int units(BigDecimal part, BigDecimal all) {
    return part.multiply(BigDecimal.valueOf(WIDTH)).divide(all, 0, RoundingMode.HALF_UP).intValue();
  }
}

package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Which open amounts add up to what was paid. Looks at pairs among many, triples and fours among
 * few only: beyond that something always fits, and proves nothing.
 */
final class Sums {

  /** So many items at most for combinations of this size (index). */
  private static final int[] MOST_ITEMS = {0, 400, 300, 80, 40};

  /** One false hit in a thousand tries is too many for money that moves by itself. */
  private static final double CHANCE = 0.001;

  /**
   * What was found.
   *
   * @param first one way, or null
   * @param ways 0, 1, or 2 for several
   * @param byChance whether so many were tried that one may fit by chance
   */
  record Found(List<Item> first, int ways, boolean byChance) {}

  private final List<Item> items;
  private final long[] cents;
  private final long target;
  private List<Item> first;
  private int ways;
  private long tried;
  private long triedAtFirst;

  private Sums(List<Item> items, BigDecimal target) {
    this.items = items;
    this.cents = items.stream().mapToLong(item -> cents(item.open())).toArray();
    this.target = cents(target);
  }

  private static long cents(BigDecimal amount) {
    return amount.movePointRight(2).longValue();
  }

  /** Ways of {@code from} to {@code to} items. */
  static Found find(List<Item> items, BigDecimal target, int from, int to) {
    Sums sums = new Sums(items, target);
    for (int size = from; size <= to && size < MOST_ITEMS.length && sums.ways < 2; size++) {
      if (items.size() <= MOST_ITEMS[size] && items.size() >= size) {
        sums.choose(size, 0, 0, new ArrayList<>());
        sums.triedAtFirst =
            sums.first == null || sums.triedAtFirst > 0 ? sums.triedAtFirst : sums.tried;
      }
    }
    return new Found(sums.first, sums.ways, sums.first != null && sums.byChance());
  }

  private void choose(int left, int from, long sum, List<Item> chosen) {
    for (int i = from; i <= cents.length - left && ways < 2; i++) {
      long with = sum + cents[i];
      if (left > 1) {
        chosen.add(items.get(i));
        choose(left - 1, i + 1, with, chosen);
        chosen.remove(chosen.size() - 1);
        continue;
      }
      tried++;
      if (with == target) {
        ways++;
        if (first == null) {
          first = new ArrayList<>(chosen);
          first.add(items.get(i));
        }
      }
    }
  }

  /** Round amounts meet each other far more often: they have fewer places to differ in. */
  private boolean byChance() {
    long step = 1;
    for (long coarser : new long[] {100, 10_000}) {
      step = first.stream().allMatch(item -> cents(item.open()) % coarser == 0) ? coarser : step;
    }
    return triedAtFirst > CHANCE * target / step;
  }
}

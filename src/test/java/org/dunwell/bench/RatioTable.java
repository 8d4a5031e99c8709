package org.dunwell.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ratios by what they compare, in the order they came. */
final class RatioTable {

  private record Line(double ours, double baseline, double must, double aim) {}

  private final Map<String, List<Line>> lines = new LinkedHashMap<>();
  private final Map<String, Double> facts = new LinkedHashMap<>();

  void add(String what, double ours, double baseline, double must, double aim) {
    lines.computeIfAbsent(what, w -> new ArrayList<>()).add(new Line(ours, baseline, must, aim));
    System.out.printf("BENCH   %s: %.0f / %.0f%n", what, ours, baseline);
  }

  void fact(String what, double value) {
    facts.put(what, value);
  }

  void print() {
    System.out.printf(
        "BENCH %-66s %8s %8s %7s %6s %6s%n", "", "ours/s", "base/s", "ratio", "must", "aim");
    lines.forEach(
        (what, all) -> {
          Line middle =
              all.stream()
                  .sorted(Comparator.comparing(l -> l.ours / l.baseline))
                  .toList()
                  .get(all.size() / 2);
          System.out.printf(
              "BENCH %-66s %8.0f %8.0f %7.2f %6.2f %6.2f %s%n",
              what,
              middle.ours,
              middle.baseline,
              middle.ours / middle.baseline,
              middle.must,
              middle.aim,
              middle.ours / middle.baseline < middle.must ? "MISSED" : "");
        });
    facts.forEach((what, value) -> System.out.printf("BENCH %-76s %9.1f%n", what, value));
  }
}

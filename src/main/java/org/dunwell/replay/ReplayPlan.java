package org.dunwell.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.imports.Row;

/**
 * When each row of a past ledger comes in, in the zone of its selling entity: an invoice early in
 * the morning of its day, before the day's sweep; money and credit at noon; who sells and who buys
 * is known from the start.
 */
final class ReplayPlan {

  private static final LocalTime INVOICES_AT = LocalTime.of(5, 0);
  private static final LocalTime MONEY_AT = LocalTime.NOON;

  /** Longer than any ledger that is kept; what spans more has a broken date in it. */
  private static final Duration LONGEST = Duration.ofDays(20 * 366);

  private final Map<String, ZoneId> zones = new LinkedHashMap<>();
  private Instant start = Instant.MAX;
  private Instant end = Instant.MIN;

  private ReplayPlan() {}

  /**
   * Reads the file once to find where its history begins and ends.
   *
   * @throws BrokenRule when there is no history to live
   */
  static ReplayPlan of(ReplayFile file) {
    ReplayPlan plan = new ReplayPlan();
    file.read("selling-entities", plan::addEntity);
    if (plan.zones.isEmpty()) {
      throw new BrokenRule("No selling entity could be read: state one in the mapping.");
    }
    for (String kind : file.kinds()) {
      if (dated(kind)) {
        file.read(kind, row -> plan.addDay(kind, row));
      }
    }
    plan.check();
    return plan;
  }

  private void addEntity(Row row) {
    if (row.problems().isEmpty()) {
      zones.put(row.text("code"), ZoneId.of(row.text("timeZone")));
    }
  }

  private void addDay(String kind, Row row) {
    if (!row.problems().isEmpty()) {
      return;
    }
    ZoneId zone = zone(row);
    LocalDate day = day(kind, row);
    Instant morning = day.atStartOfDay(zone).toInstant();
    Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
    start = morning.isBefore(start) ? morning : start;
    end = midnight.isAfter(end) ? midnight : end;
  }

  private void check() {
    if (start.isAfter(end)) {
      throw new BrokenRule("The file has no row with a date that could be read.");
    }
    if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw new BrokenRule(
          "The history runs from %s to %s, which is more than twenty years. Is a date wrong?"
              .formatted(start, end));
    }
  }

  /** The first day's first moment. */
  Instant start() {
    return start;
  }

  /** Midnight after the last day. */
  Instant end() {
    return end;
  }

  /** When a row without problems comes in. */
  Instant dueAt(String kind, Row row) {
    if (!dated(kind)) {
      return start;
    }
    LocalTime time = kind.equals("invoices") ? INVOICES_AT : MONEY_AT;
    return day(kind, row).atTime(time).atZone(zone(row)).toInstant();
  }

  /** Whether rows of this kind belong to a day. */
  static boolean dated(String kind) {
    return !kind.equals("selling-entities") && !kind.equals("customers");
  }

  private static LocalDate day(String kind, Row row) {
    return row.date(kind.equals("payments") ? "receivedOn" : "issuedOn");
  }

  /** A row that names no known entity is refused by the ledger on its day; any zone will do. */
  private ZoneId zone(Row row) {
    ZoneId first = zones.values().iterator().next();
    return zones.getOrDefault(row.text("sellingEntity", ""), first);
  }
}

package org.dunwell.contact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.receivables.Statement;

/**
 * What is asked for about one account, held against the ledger as it stands now.
 *
 * @param said what a letter speaks about
 * @param dropped what it does not, as there is nothing to say any more; why, by request
 * @param leftOut what somebody has taken out of it; who, by request
 */
record Asked(List<Waiting> said, Map<Long, String> dropped, Map<Waiting, String> leftOut) {

  private static final List<String> TONES =
      List.of("none", "notice", "friendly", "firm", "urgent", "final");

  /**
   * @param takenOut who has left invoices out, by invoice
   */
  static Asked of(List<Waiting> asked, Statement open, Map<Long, String> takenOut) {
    List<Waiting> said = new ArrayList<>();
    Map<Waiting, String> leftOut = new LinkedHashMap<>();
    Map<Long, String> dropped = new HashMap<>();
    Map<Long, Statement.Item> items =
        open.items().stream()
            .collect(Collectors.toMap(Statement.Item::invoiceId, Function.identity()));
    for (Waiting request : asked) {
      if (takenOut.containsKey(request.invoiceId())) {
        leftOut.put(request, takenOut.get(request.invoiceId()));
        continue;
      }
      String whyNot = whyNot(request, items.get(request.invoiceId()), open);
      if (whyNot == null) {
        said.add(request);
      } else {
        dropped.put(request.id(), whyNot);
      }
    }
    return new Asked(said, dropped, leftOut);
  }

  /** A reason not to write about this invoice after all, by the ledger as it stands; else null. */
  private static String whyNot(Waiting request, Statement.Item item, Statement statement) {
    if (item == null) {
      return "settled";
    }
    if (request.isNotice()) {
      boolean blocked = item.blockedAmount().compareTo(item.open()) >= 0;
      return item.daysLate() > 0 ? "past due by now" : blocked ? "blocked" : null;
    }
    if (item.pastDue().subtract(item.blockedPastDue()).signum() <= 0) {
      return item.daysLate() > 0 ? "blocked" : "not past due";
    }
    return due(statement, item.currency()) ? null : "netted by credits";
  }

  private static boolean due(Statement statement, String currency) {
    return statement.totals().stream()
        .anyMatch(totals -> totals.currency().equals(currency) && totals.due().signum() > 0);
  }

  /** The sternest that is asked for. */
  String tone() {
    return said.stream()
        .map(Waiting::tone)
        .max(Comparator.comparing(TONES::indexOf))
        .orElse("none");
  }

  Set<Long> invoices() {
    return said.stream().map(Waiting::invoiceId).collect(Collectors.toSet());
  }

  /** Those that are announced only, as they are not due yet. */
  Set<Long> notices() {
    return said.stream()
        .filter(Waiting::isNotice)
        .map(Waiting::invoiceId)
        .collect(Collectors.toSet());
  }
}

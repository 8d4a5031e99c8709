package org.dunwell.payments.matching;

import java.util.List;
import java.util.Map;
import org.dunwell.payments.payouts.Payouts;
import org.springframework.stereotype.Component;

/** Lines of bank statements that are payouts of Stripe: they pay no invoice, and nobody waits. */
@Component
class PayoutLines {

  private final Payouts payouts;
  private final MatchBook book;

  PayoutLines(Payouts payouts, MatchBook book) {
    this.payouts = payouts;
    this.book = book;
  }

  /** Puts those aside that are payouts and answers the others. */
  List<Line> putAside(List<Line> lines) {
    Map<Long, String> found = payouts.take(lines.stream().map(Line::id).toList());
    if (found.isEmpty()) {
      return lines;
    }
    book.ignored(found, Matcher.SYSTEM);
    return lines.stream().filter(line -> !found.containsKey(line.id())).toList();
  }
}

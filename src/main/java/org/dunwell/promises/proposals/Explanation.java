package org.dunwell.promises.proposals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.platform.Money;
import org.dunwell.platform.calendar.DayWords;
import org.dunwell.promises.Limits;
import org.dunwell.promises.spoken.SpokenPromise;

/** What of a sentence cannot be promised as it was said, by {@code rules/promise-limits.dmn}. */
final class Explanation {

  private Explanation() {}

  /** Null when all of it can; {@code owed} has several where nobody knows which is meant. */
  static String of(SpokenPromise said, List<Owed> owed) {
    List<String> sentences = new ArrayList<>();
    if (said.date() == null) {
      sentences.add("No day was named: ask for it.");
    }
    if (owed.isEmpty()) {
      sentences.add("Nothing is past due that could be promised.");
    } else if (owed.size() > 1) {
      sentences.add(unclear(said, owed));
    } else {
      Limits limits = owed.get(0).limits();
      day(said.date(), limits, sentences);
      amount(said.amount(), limits, sentences);
      leftOut(said, owed.get(0), sentences);
    }
    return sentences.isEmpty() ? null : String.join(" ", sentences);
  }

  private static String unclear(SpokenPromise said, List<Owed> owed) {
    return "It is not clear which is meant: %s. Choose the invoices%s."
        .formatted(
            owed.stream().map(Owed::words).collect(Collectors.joining(", or ")),
            said.amount() == null ? "" : " and enter the amount");
  }

  private static void leftOut(SpokenPromise said, Owed owed, List<String> sentences) {
    if ((said.part() || said.amount() == null) && owed.leftOut().signum() > 0) {
      sentences.add(
          "%s more are open on late invoices and left out: disputed, blocked, covered or not due yet."
              .formatted(words(owed.leftOut(), owed.limits())));
    }
  }

  private static void day(LocalDate day, Limits limits, List<String> sentences) {
    if (day != null && day.isBefore(limits.earliest())) {
      sentences.add("%s is over.".formatted(DayWords.of(day)));
    } else if (day != null && day.isAfter(limits.latest())) {
      sentences.add(
          "%s is later than %s, the last day that may be promised by %s: %s"
              .formatted(
                  DayWords.of(day), DayWords.of(limits.latest()), limits.row(), limits.why()));
    }
  }

  private static void amount(Money said, Limits limits, List<String> sentences) {
    if (said == null || !said.currency().getCurrencyCode().equals(limits.currency())) {
      return;
    }
    BigDecimal amount = said.amount();
    if (amount.compareTo(limits.most()) > 0) {
      sentences.add(
          "They named %s; of what is past due %s can be promised, and that is filled in."
              .formatted(words(amount, limits), words(limits.most(), limits)));
    } else if (amount.compareTo(limits.least()) < 0) {
      sentences.add(
          "%s is less than %s, the least that may be promised by %s: %s"
              .formatted(
                  words(amount, limits),
                  words(limits.least(), limits),
                  limits.row(),
                  limits.why()));
    }
  }

  private static String words(BigDecimal amount, Limits limits) {
    return Money.of(amount, limits.currency()).words();
  }
}

package org.dunwell.promises.proposals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.platform.Money;
import org.dunwell.platform.calendar.DayWords;
import org.dunwell.promises.Limits;
import org.dunwell.promises.spoken.SpokenPromise;

/** What of a sentence cannot be promised as it was said, by {@code rules/promise-limits.dmn}. */
final class Explanation {

  private Explanation() {}

  /** Null when all of it can; {@code limits} null when nothing is past due. */
  static String of(SpokenPromise said, Limits limits) {
    List<String> sentences = new ArrayList<>();
    if (said.date() == null) {
      sentences.add("No day was named: ask for it.");
    }
    if (limits == null) {
      sentences.add("Nothing is past due that could be promised.");
    } else {
      day(said.date(), limits, sentences);
      amount(said.amount(), limits, sentences);
    }
    return sentences.isEmpty() ? null : String.join(" ", sentences);
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
    return amount.toPlainString() + " " + limits.currency();
  }
}

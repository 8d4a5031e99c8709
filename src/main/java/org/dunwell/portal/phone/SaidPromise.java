package org.dunwell.portal.phone;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.platform.Money;
import org.dunwell.platform.calendar.DayKind;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.promises.spoken.Speaker;
import org.dunwell.promises.spoken.SpokenContext;
import org.dunwell.promises.spoken.SpokenPromise;
import org.dunwell.promises.spoken.SpokenPromises;
import org.dunwell.promises.spoken.Utterance;
import org.springframework.stereotype.Component;

/** Reads day and amount from what a caller answers; it is read back before it is booked. */
@Component
class SaidPromise {

  /** Who is asked for a day says "next Friday", and means that it pays then. */
  private static final Map<String, String> MEANT = Map.of("en", "I will pay ", "de", "Ich zahle ");

  private final SpokenPromises promises;
  private final WorkingDays days;

  SaidPromise(SpokenPromises promises, WorkingDays days) {
    this.promises = promises;
    this.days = days;
  }

  /**
   * What was understood; either may be null, not both.
   *
   * @param part whether the amount is reckoned from what can be promised, as "half" is
   */
  record Read(LocalDate day, BigDecimal amount, boolean part) {}

  Optional<Read> read(Talk talk, Terms terms, String said) {
    String calendar = terms.items().get(0).customer().calendar();
    SpokenContext context =
        new SpokenContext(
            terms.earliest(),
            Money.of(terms.most(), terms.currency()),
            numbers(terms),
            day -> days.dayKind(calendar, day) == DayKind.working);
    String language = talk.words().language();
    return best(said, language, context)
        .or(() -> best(MEANT.get(language) + said, language, context))
        .map(SaidPromise::read);
  }

  private static Read read(SpokenPromise one) {
    BigDecimal amount = one.amount() == null ? null : one.amount().amount();
    return new Read(one.date(), amount, one.part());
  }

  private Optional<SpokenPromise> best(String said, String language, SpokenContext context) {
    return promises
        .in(List.of(new Utterance(Speaker.customer, 0, 0, said, language)), context)
        .stream()
        .filter(one -> one.date() != null || one.amount() != null)
        .max(Comparator.comparingDouble(SpokenPromise::confidence));
  }

  private static Set<String> numbers(Terms terms) {
    return terms.items().stream().map(one -> one.item().number()).collect(Collectors.toSet());
  }
}

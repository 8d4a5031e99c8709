package org.dunwell.replay;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.dunwell.platform.time.DayWork;
import org.dunwell.promises.NewPromise;
import org.dunwell.promises.Promises;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Customers of a replayed ledger answer what they were written or called about: each morning {@code
 * rules/replayed-promise.dmn} says who promises what, from what is known on that day alone, and the
 * promise is taken as a collector would take it. What a collector may not take is not taken.
 */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class ReplayedPromises implements DayWork {

  private static final Logger log = LoggerFactory.getLogger(ReplayedPromises.class);

  /** A late invoice that its customer was written to or called about. */
  record Heard(
      long customerId,
      long sellingEntityId,
      String currency,
      long invoiceId,
      int daysPastDue,
      boolean called) {

    private Account account() {
      return new Account(customerId, sellingEntityId, currency);
    }
  }

  /** What one promise can be about. */
  private record Account(long customerId, long sellingEntityId, String currency) {}

  /** The answer of the table. */
  record Answer(int daysAhead, int share, int uncalledUpTo) {}

  private final ReplayMapper mapper;
  private final Decisions decisions;
  private final Promises promises;

  ReplayedPromises(ReplayMapper mapper, Decisions decisions, Promises promises) {
    this.mapper = mapper;
    this.decisions = decisions;
    this.promises = promises;
  }

  @Override
  public String name() {
    return "replay.promises";
  }

  /** After the post, before the bank: letters go out at nine, a replay's money comes in at noon. */
  @Override
  public LocalTime at() {
    return LocalTime.of(10, 30);
  }

  @Override
  public Set<ZoneId> zones(Set<ZoneId> ours) {
    return Set.copyOf(mapper.promisingZones());
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    Map<Account, List<Heard>> heard =
        mapper.heard(zone, day).stream()
            .collect(
                Collectors.groupingBy(Heard::account, LinkedHashMap::new, Collectors.toList()));
    if (heard.isEmpty()) {
      return;
    }
    List<Account> accounts = List.copyOf(heard.keySet());
    Map<Long, Integer> broken =
        promises.brokenOf(accounts.stream().map(Account::customerId).distinct().toList());
    List<Question> questions =
        accounts.stream()
            .map(
                account ->
                    question(heard.get(account), broken.getOrDefault(account.customerId(), 0), day))
            .toList();
    var answers = decisions.previewAll("replayed-promise", questions, Answer.class);
    for (int i = 0; i < accounts.size(); i++) {
      Answer answer = answers.get(i).output();
      if (answer.daysAhead() > 0) {
        promise(accounts.get(i), heard.get(accounts.get(i)), answer, day);
      }
    }
  }

  private static Question question(List<Heard> invoices, int broken, LocalDate day) {
    String weekday = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return new Question(
        "customer/" + invoices.get(0).customerId(),
        Map.of(
            "weekday", weekday.toLowerCase(Locale.ENGLISH),
            "brokenPromises", broken,
            "called", invoices.stream().anyMatch(Heard::called),
            "daysPastDue", invoices.stream().mapToInt(Heard::daysPastDue).min().orElseThrow()));
  }

  private void promise(Account account, List<Heard> invoices, Answer answer, LocalDate day) {
    List<Long> about =
        invoices.stream()
            .filter(heard -> heard.called() || heard.daysPastDue() <= answer.uncalledUpTo())
            .map(Heard::invoiceId)
            .toList();
    String channel = invoices.stream().anyMatch(Heard::called) ? "call" : "email";
    try {
      promises.take(
          new NewPromise(
              "replay/%s/%d/%d/%s"
                  .formatted(
                      day, account.customerId(), account.sellingEntityId(), account.currency()),
              account.customerId(),
              about,
              promises.limits(account.customerId(), about, "replay").share(answer.share()),
              day.plusDays(answer.daysAhead()),
              channel,
              null,
              "replay",
              null));
    } catch (BrokenRule beyondLimits) {
      log.debug("Customer {} would promise: {}", account.customerId(), beyondLimits.getMessage());
    }
  }
}

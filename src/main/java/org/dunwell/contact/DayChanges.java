package org.dunwell.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.receivables.Account;
import org.springframework.stereotype.Component;

/** What people want otherwise in the letters of one day. */
@Component
class DayChanges {

  /**
   * In the letters of these accounts that are written on their readers' day.
   *
   * @param words by account
   * @param leftOut by account and invoice: who did
   */
  record Of(Map<Account, OwnWords> words, Map<Account, Map<Long, String>> leftOut) {

    OwnWords words(Account account) {
      return words.get(account);
    }

    Map<Long, String> leftOut(Account account) {
      return leftOut.getOrDefault(account, Map.of());
    }
  }

  private final DayChangeMapper mapper;

  DayChanges(DayChangeMapper mapper) {
    this.mapper = mapper;
  }

  Of of(Collection<Account> accounts, Map<Long, Person> people, Instant now) {
    Long[] customers = accounts.stream().map(Account::customerId).distinct().toArray(Long[]::new);
    LocalDate[] days =
        List.of(customers).stream()
            .map(id -> LocalDate.ofInstant(now, people.get(id).zone()))
            .distinct()
            .toArray(LocalDate[]::new);
    Map<Account, OwnWords> words = new HashMap<>();
    Map<Account, Map<Long, String>> leftOut = new HashMap<>();
    mapper
        .words(customers, days)
        .forEach(
            row -> {
              if (isToday(row.customerId(), row.day(), people, now)) {
                words.put(row.account(), new OwnWords(row.words(), row.above()));
              }
            });
    mapper
        .leftOut(customers, days)
        .forEach(
            row -> {
              if (isToday(row.customerId(), row.day(), people, now)) {
                leftOut
                    .computeIfAbsent(row.account(), any -> new HashMap<>())
                    .put(
                        row.invoiceId(),
                        "left out: %s asks for it in the next letter".formatted(row.by()));
              }
            });
    return new Of(words, leftOut);
  }

  private static boolean isToday(
      long customer, LocalDate day, Map<Long, Person> people, Instant now) {
    return LocalDate.ofInstant(now, people.get(customer).zone()).equals(day);
  }
}

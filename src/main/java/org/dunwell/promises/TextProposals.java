package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.contact.templates.Words;
import org.dunwell.contact.texts.TextReceived;
import org.dunwell.platform.Money;
import org.dunwell.platform.calendar.DayKind;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.promises.TextProposalMapper.Owed;
import org.dunwell.promises.TextProposalMapper.Proposal;
import org.dunwell.promises.spoken.Speaker;
import org.dunwell.promises.spoken.SpokenContext;
import org.dunwell.promises.spoken.SpokenPromise;
import org.dunwell.promises.spoken.SpokenPromises;
import org.dunwell.promises.spoken.Utterance;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.PastDue;
import org.dunwell.receivables.PastDueFacts;
import org.springframework.stereotype.Component;

/**
 * What a text message promises of what is past due, read as a sentence on the phone is: one promise
 * with a day, about invoices of one currency; everything else is not clear enough.
 */
@Component
class TextProposals {

  private final TextProposalMapper mapper;
  private final SpokenPromises spoken;
  private final PastDue pastDue;
  private final WorkingDays workingDays;

  TextProposals(
      TextProposalMapper mapper, SpokenPromises spoken, PastDue pastDue, WorkingDays workingDays) {
    this.mapper = mapper;
    this.spoken = spoken;
    this.pastDue = pastDue;
    this.workingDays = workingDays;
  }

  /** Empty when it promises nothing that is clear. */
  Optional<Proposal> in(TextReceived text, Customer customer, Instant now) {
    List<Owed> owed = about(text, mapper.owed(customer.id(), text.sellingEntityId(), now));
    if (owed.stream().map(Owed::currency).distinct().count() != 1) {
      return Optional.empty();
    }
    List<Long> ids = owed.stream().map(Owed::id).toList();
    Money open = collectible(ids, owed.get(0).currency(), now);
    SpokenContext context =
        new SpokenContext(
            LocalDate.ofInstant(now, customer.timeZone()),
            open,
            owed.stream().map(Owed::number).collect(Collectors.toSet()),
            day -> workingDays.dayKind(customer.calendar(), day) == DayKind.working);
    return read(text.body(), customer.language(), context)
        .map(one -> proposal(text, one, ids, open))
        .filter(one -> one.amount().signum() > 0);
  }

  /** The invoices that are named; all when none is. */
  private static List<Owed> about(TextReceived text, List<Owed> owed) {
    String body = text.body().toUpperCase(Locale.ROOT);
    List<Owed> named =
        owed.stream().filter(one -> body.contains(one.number().toUpperCase(Locale.ROOT))).toList();
    return named.isEmpty() ? owed : named;
  }

  private Money collectible(List<Long> ids, String currency, Instant now) {
    BigDecimal sum =
        pastDue.of(ids, now).stream()
            .map(PastDueFacts::collectibleAmount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Money.of(sum, currency);
  }

  /** In the customer's language; people also write in the other one. */
  private Optional<SpokenPromise> read(String body, String language, SpokenContext context) {
    return Stream.concat(
            Stream.of(Words.in(language).language()),
            Words.LANGUAGES.stream().filter(one -> !one.equals(Words.in(language).language())))
        .map(one -> spoken.in(List.of(new Utterance(Speaker.customer, 0, 0, body, one)), context))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .filter(found -> found.size() == 1 && found.get(0).date() != null)
        .map(found -> found.get(0));
  }

  private static Proposal proposal(
      TextReceived text, SpokenPromise promise, List<Long> ids, Money open) {
    Money amount = promise.amount() == null ? open : promise.amount();
    return new Proposal(
        text.textId(),
        text.customerId(),
        text.sellingEntityId(),
        text.from(),
        ids.toArray(Long[]::new),
        open.currency().getCurrencyCode(),
        amount.currency().equals(open.currency()) ? amount.amount() : BigDecimal.ZERO,
        promise.date(),
        promise.sentence());
  }
}

package org.dunwell.contact;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.receivables.Statement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What letters cost: once for a letter, however many invoices it is about. */
@Component
class LetterFees {

  private final ObjectProvider<ReminderFees> above;
  private final Touches touches;

  LetterFees(ObjectProvider<ReminderFees> above, Touches touches) {
    this.above = above;
    this.touches = touches;
  }

  /** By invoice, if it were the only one in its letter. */
  Map<Long, ReminderFees.Fee> of(Collection<Waiting> requests) {
    ReminderFees fees = above.getIfAvailable();
    Set<Long> reminded =
        requests.stream()
            .filter(request -> !request.isNotice())
            .map(Waiting::invoiceId)
            .collect(Collectors.toSet());
    return fees == null || reminded.isEmpty()
        ? Map.of()
        : fees.of(
            touches.of(reminded).stream()
                .map(
                    facts ->
                        new ReminderFees.Reminder(facts.invoiceId(), facts.lettersDelivered() + 1))
                .toList());
  }

  /** The statement as the letter shows it: with what the letter itself costs, if it does. */
  static Statement on(Statement open, ReminderFees.Fee fee) {
    return open.items().stream()
        .filter(item -> fee != null && item.invoiceId() == fee.invoiceId())
        .findFirst()
        .map(
            item ->
                open.with(
                    new Statement.Claim(
                        fee.invoiceId(),
                        item.number(),
                        "fee",
                        fee.currency(),
                        fee.amount(),
                        null,
                        null,
                        null)))
        .orElse(open);
  }

  /** That of the invoice which was reminded of most often; null for none. */
  static ReminderFees.Fee of(List<Waiting> said, Map<Long, ReminderFees.Fee> fees) {
    return said.stream()
        .filter(request -> !request.isNotice())
        .map(request -> fees.get(request.invoiceId()))
        .filter(Objects::nonNull)
        .max(
            Comparator.comparing(ReminderFees.Fee::step)
                .thenComparing(ReminderFees.Fee::invoiceId, Comparator.reverseOrder()))
        .orElse(null);
  }
}

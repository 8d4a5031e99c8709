package org.dunwell.contact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What will be said to a customer at a moment, or why it will not, if nothing happens until then.
 *
 * @param channel {@code email}, {@code letter} or {@code phone}
 * @param tone of a letter; {@code none} for calls
 * @param recipient whom a letter goes to; null for calls and where nothing goes
 * @param letter word for word; null for calls and where nothing goes
 * @param asked what is asked for or talked about
 * @param shown all that stands in the letter
 * @param whyNot null when it goes
 * @param until when it is tried again; null when it goes, or is given up
 */
public record PlannedContact(
    Instant at,
    String channel,
    String tone,
    long customerId,
    long sellingEntityId,
    String recipient,
    Letter letter,
    List<Long> asked,
    List<Shown> shown,
    String whyNot,
    Instant until) {

  /** An invoice in a letter and what is open of it. */
  public record Shown(long invoiceId, String currency, BigDecimal open) {}

  /** Whether it is said. */
  public boolean goes() {
    return whyNot == null;
  }

  static PlannedContact letter(Draft draft, Instant at) {
    return new PlannedContact(
        at,
        draft.channelCode(),
        draft.tone(),
        draft.account().customerId(),
        draft.account().sellingEntityId(),
        draft.recipient(),
        draft.letter(),
        draft.said().stream().map(Waiting::invoiceId).sorted().toList(),
        draft.statement().items().stream()
            .map(item -> new Shown(item.invoiceId(), item.currency(), item.open()))
            .toList(),
        null,
        null);
  }
}

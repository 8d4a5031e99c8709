package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A promise held against the ledger. Money counts from the allocation after which the promise was
 * taken, for any of its invoices; of a plan the earlier leg is served first. A credit note or
 * write-off makes smaller what there is to keep.
 *
 * @param state the one that is written down
 * @param keptAmount the one that is written down
 * @param payable what there was to keep: the amount, less what is not owed any more
 * @param received what of that has come in, dated up to the end of the grace
 */
record Reckoning(
    long id,
    long customerId,
    String currency,
    BigDecimal amount,
    BigDecimal tolerance,
    BigDecimal keptAmount,
    LocalDate promisedFor,
    LocalDate graceUntil,
    String state,
    ZoneId zone,
    BigDecimal payable,
    BigDecimal received) {

  /** The state that the ledger and the day give it. */
  String verdict(Instant now) {
    if (payable.signum() == 0 && received.signum() == 0) {
      return state.equals("open") ? "withdrawn" : state;
    }
    if (received.compareTo(payable.subtract(tolerance)) >= 0) {
      return "kept";
    }
    if (!LocalDate.ofInstant(now, zone).isAfter(graceUntil)) {
      return "open";
    }
    return received.signum() > 0 ? "partly-kept" : "broken";
  }

  boolean changes(Instant now) {
    return !verdict(now).equals(state) || received.compareTo(keptAmount) != 0;
  }

  /** For the customer's timeline. */
  String sentence(Instant now) {
    String promise =
        "The promise of %s for %s"
            .formatted(Phrases.money(currency, amount), Phrases.day(promisedFor));
    return switch (verdict(now)) {
      case "kept" -> promise + " is kept.";
      case "partly-kept" ->
          "%s is kept in part: %s came in.".formatted(promise, Phrases.money(currency, received));
      case "broken" -> promise + " is broken: nothing came in.";
      case "withdrawn" -> promise + " is withdrawn: nothing of it is owed any more.";
      default ->
          "%s goes on: %s of it have come in."
              .formatted(promise, Phrases.money(currency, received));
    };
  }
}

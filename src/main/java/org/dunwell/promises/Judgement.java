package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What has become of a promise.
 *
 * @param unmatched what of its money has come in but closes no invoice yet
 */
record Judgement(Reckoning promise, BigDecimal unmatched) {

  long id() {
    return promise.id();
  }

  long customerId() {
    return promise.customerId();
  }

  /** All that has come in for it. */
  BigDecimal came() {
    return promise.received().add(unmatched);
  }

  /** The state that the ledger and the day give it. */
  String verdict(Instant now) {
    if (came().signum() == 0 && promise.payable().compareTo(promise.tolerance()) <= 0) {
      return promise.state().equals("open") ? "withdrawn" : promise.state();
    }
    if (came().compareTo(promise.payable().subtract(promise.tolerance())) >= 0) {
      return "kept";
    }
    if (!LocalDate.ofInstant(now, promise.zone()).isAfter(promise.graceUntil())) {
      return "open";
    }
    return came().signum() > 0 ? "partly-kept" : "broken";
  }

  /** Whether people are to hear of it. */
  boolean isNews(Instant now) {
    return isOver(now) || came().compareTo(promise.keptAmount()) != 0;
  }

  /** Whether it ends, or ends in another way than was said before. */
  boolean isOver(Instant now) {
    return !verdict(now).equals(promise.state());
  }

  boolean changes(Instant now) {
    return isNews(now)
        || unmatched.compareTo(promise.unmatchedAmount()) != 0
        || promise.payable().compareTo(promise.payableAmount()) != 0;
  }

  /** For the customer's timeline. */
  String sentence(Instant now) {
    String sentence =
        "The promise of %s for %s"
            .formatted(money(promise.amount()), Phrases.day(promise.promisedFor()));
    return switch (verdict(now)) {
      case "kept" -> sentence + " is kept" + notMatched() + ".";
      case "partly-kept" ->
          "%s is kept in part: %s came in%s.".formatted(sentence, money(came()), notMatched());
      case "broken" -> sentence + " is broken: nothing came in.";
      case "withdrawn" ->
          sentence + " is withdrawn: nothing of it is owed any more, or it is in dispute.";
      default ->
          "%s goes on: %s of it have come in%s.".formatted(sentence, money(came()), notMatched());
    };
  }

  private String notMatched() {
    return unmatched.signum() == 0
        ? ""
        : "; %s of it are not matched to an invoice yet".formatted(money(unmatched));
  }

  private String money(BigDecimal amount) {
    return Phrases.money(promise.currency(), amount);
  }
}

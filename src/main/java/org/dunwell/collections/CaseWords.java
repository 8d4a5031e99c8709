package org.dunwell.collections;

import java.time.LocalDate;
import org.dunwell.platform.calendar.DayWords;

/** What the timeline says about a case, in the words people use. */
final class CaseWords {

  private CaseWords() {}

  static String chosen(CaseOnDesk entry) {
    LocalDate next = LocalDate.ofInstant(entry.nextAt(), entry.facts().pastDue().zone());
    return "%s; looked at again on %s.".formatted(sentence(entry), DayWords.of(next));
  }

  static String closed(String outcome) {
    return "The case is closed: %s.".formatted(outcome.replace('-', ' '));
  }

  private static String by(String channel) {
    return switch (channel) {
      case "letter" -> "post";
      case "sms" -> "text message";
      default -> "e-mail";
    };
  }

  private static String sentence(CaseOnDesk entry) {
    return switch (entry.action()) {
      case SEND_REMINDER ->
          "Chose to send a reminder (%s, by %s)"
              .formatted(entry.tone(), by(entry.decision().output().channel()));
      case REQUEST_CALL -> "Chose to have the customer called";
      case REQUEST_ESCALATION -> "Chose to ask the credit manager";
      case REQUEST_HANDOVER -> "Chose to ask whether to hand the case over";
      case PLACE_CREDIT_HOLD -> "Chose to put the customer on credit hold";
      case WAIT_FOR_HANDOVER -> "Chose to wait for whom the case was handed to";
      case WAIT_FOR_PAYMENT -> "Chose to wait for the payment";
      case WAIT_FOR_PROMISE -> "Chose to wait for the promised payment";
      case WAIT_FOR_DISPUTE -> "Chose to wait until the dispute is settled";
      case WAIT_FOR_INCOMING_PAYMENT -> "Chose to wait for a payment that is on its way";
      case ON_HOLD -> "Chose to leave the invoice on hold";
      case NOTHING_LEFT -> "Nothing is past due";
    };
  }
}

package org.dunwell.contact.phone;

import java.time.Duration;
import org.dunwell.platform.telephone.TelephoneNumber;

/** What a customer's timeline says of a call. */
final class CallSentence {

  private CallSentence() {}

  static String of(CallRow call) {
    String number =
        call.theirNumber() == null
            ? "a withheld number"
            : TelephoneNumber.readable(call.theirNumber());
    String who =
        switch (call.direction()) {
          case "outbound" -> "Called " + number;
          case "inbound" -> "Called us from " + number;
          default -> "Called " + number + " automatically";
        };
    String outcome = call.outcome() == null ? "" : " " + call.outcome();
    return "%s: %s.%s%s".formatted(who, came(call), recorded(call), outcome);
  }

  private static String came(CallRow call) {
    if (AutomatedCalls.isMachine(call.answeredBy())) {
      return "a mailbox answered";
    }
    boolean spoken = call.isInbound() || call.reached();
    if (!spoken) {
      return "busy".equals(call.result()) ? "busy" : "nobody answered";
    }
    long seconds =
        call.startedAt() == null
            ? 0
            : Duration.between(call.startedAt(), call.endedAt()).toSeconds();
    return seconds < 60 ? seconds + " seconds" : (seconds + 30) / 60 + " minutes";
  }

  private static String recorded(CallRow call) {
    return switch (call.consent()) {
      case "declined" -> " Not recorded, as they wished.";
      case "announced", "given" -> call.reached() ? " Recorded." : "";
      default -> "";
    };
  }
}

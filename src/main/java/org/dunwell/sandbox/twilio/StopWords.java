package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who writes STOP gets no more messages from a number until START, as Twilio keeps it. */
final class StopWords {

  private static final Set<String> STOP =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT");
  private static final Set<String> START = Set.of("START", "YES", "UNSTOP");

  private final Exchange exchange;

  StopWords(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Whether a handset wants no more messages from a number. */
  boolean stopped(Change change, String handset, String ours) {
    for (JsonNode number : exchange.phones.of(change, handset).get("optedOut")) {
      if (number.asText().equals(ours)) {
        return true;
      }
    }
    return false;
  }

  /** Does what an incoming message says; answers what is written back, if anything is. */
  Optional<String> obeyed(Change change, ObjectNode message) {
    String word = message.get("body").asText().strip().toUpperCase(Locale.ROOT);
    String from = message.get("from").asText();
    String to = message.get("to").asText();
    ArrayNode stopped = exchange.phones.of(change, from).withArray("optedOut");
    boolean has = stopped(change, from, to);
    if (STOP.contains(word) && !has) {
      stopped.add(to);
      return Optional.of(
          "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.");
    }
    if (START.contains(word) && has) {
      for (int i = stopped.size() - 1; i >= 0; i--) {
        if (stopped.get(i).asText().equals(to)) {
          stopped.remove(i);
        }
      }
      return Optional.of(
          "You have successfully been re-subscribed to messages from this number. Reply STOP to unsubscribe.");
    }
    return Optional.empty();
  }
}

package org.dunwell.contact.phone;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dunwell.contact.twilio.TwilioNews;
import org.springframework.stereotype.Component;

/** Hears from Twilio how calls go. */
@Component
class CallNews implements TwilioNews {

  private final CallBooks books;

  CallNews(CallBooks books) {
    this.books = books;
  }

  @Override
  public Set<String> kinds() {
    return Set.of("call-status");
  }

  /** News of a call that is not ours, or that an emptied sandbox has forgotten, says nothing. */
  @Override
  public void happened(String kind, Map<String, String> params, Instant heardAt) {
    Optional<CallRow> call = books.about(params);
    call.ifPresent(
        row ->
            books.heard(
                row,
                new CallBooks.Heard(
                    params.get("CallSid"),
                    params.get("ParentCallSid"),
                    params.getOrDefault("CallStatus", ""),
                    role(row, params),
                    user(row, params),
                    at(params, heardAt))));
  }

  private static String role(CallRow call, Map<String, String> params) {
    String own = call.isOutbound() ? "colleague" : "customer";
    return params.containsKey("ParentCallSid") ? params.getOrDefault("role", "customer") : own;
  }

  private static String user(CallRow call, Map<String, String> params) {
    boolean colleague = role(call, params).equals("colleague");
    return colleague ? params.getOrDefault("user", call.userId()) : null;
  }

  private static Instant at(Map<String, String> params, Instant heardAt) {
    try {
      return Instant.from(
          DateTimeFormatter.RFC_1123_DATE_TIME.parse(params.getOrDefault("Timestamp", "")));
    } catch (DateTimeException e) {
      return heardAt;
    }
  }
}

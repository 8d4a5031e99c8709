package org.dunwell.contact.texts;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is asked of Twilio about text messages. */
final class TwilioTexts {

  /** The latest between two numbers, among which a lost one is. */
  private static final int LOOK_BACK = 100;

  private TwilioTexts() {}

  /**
   * A message as we want it.
   *
   * @param to E.164
   * @param from a number of ours, E.164
   * @param callback where its news go
   */
  record Wanted(String to, String from, String body, URI callback) {}

  static Message create(TwilioRestClient client, Wanted wanted) {
    return Message.creator(
            new PhoneNumber(wanted.to()), new PhoneNumber(wanted.from()), wanted.body())
        .setStatusCallback(wanted.callback())
        .create(client);
  }

  /** Those with the very same words since a moment. */
  static List<String> same(TwilioRestClient client, Wanted wanted, Instant since) {
    List<String> there = new ArrayList<>();
    for (Message message :
        Message.reader()
            .setTo(new PhoneNumber(wanted.to()))
            .setFrom(new PhoneNumber(wanted.from()))
            .limit(LOOK_BACK)
            .read(client)) {
      if (wanted.body().equals(message.getBody())
          && !message.getDateCreated().toInstant().isBefore(since)) {
        there.add(message.getSid());
      }
    }
    return there;
  }

  static Message fetch(TwilioRestClient client, String sid) {
    return Message.fetcher(sid).fetch(client);
  }
}

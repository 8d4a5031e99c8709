package org.dunwell.contact;

import java.time.Clock;
import org.dunwell.platform.TroubleRetry;
import org.springframework.stereotype.Component;

/** Sends a letter that was given up once more; its words are checked before it goes. */
@Component
class MessageRetry implements TroubleRetry {

  private final MessageMapper messages;
  private final RequestMapper requests;
  private final Clock clock;

  MessageRetry(MessageMapper messages, RequestMapper requests, Clock clock) {
    this.messages = messages;
    this.requests = requests;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "contact/message";
  }

  @Override
  public void retry(String subject) {
    long id = Long.parseLong(subject);
    if (messages.tryAgain(id, clock.instant()) > 0) {
      requests.tryAgain(id);
    }
  }
}

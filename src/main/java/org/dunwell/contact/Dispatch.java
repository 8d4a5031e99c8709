package org.dunwell.contact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.platform.time.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Turns due requests into letters and announced calls, a chunk of customers at a time. */
@Component
@Order(40)
class Dispatch implements DueWork {

  /** Customers in one transaction: enough to spread the cost of a statement, short to lose. */
  static final int CUSTOMERS = 200;

  private final RequestMapper requests;
  private final Rounds rounds;
  private final DocumentsAhead documents;

  Dispatch(RequestMapper requests, Rounds rounds, DocumentsAhead documents) {
    this.documents = documents;
    this.requests = requests;
    this.rounds = rounds;
  }

  @Override
  public String name() {
    return "contact.dispatch";
  }

  @Override
  public Optional<Instant> nextDue() {
    return requests.nextDue();
  }

  @Override
  public void runDue(Instant now) {
    for (Channel channel : List.of(Channel.EMAIL, Channel.SMS, Channel.LETTER)) {
      List<Long> toWrite = requests.dueCustomers(channel.code(), now, CUSTOMERS);
      if (!toWrite.isEmpty()) {
        if (channel == Channel.EMAIL) {
          documents.bring(toWrite);
        }
        rounds.write(channel, toWrite, now);
      }
    }
    List<Long> toCall = requests.dueCustomers(Channel.PHONE.code(), now, CUSTOMERS);
    if (!toCall.isEmpty()) {
      rounds.call(toCall, now);
    }
  }
}

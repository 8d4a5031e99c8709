package org.dunwell.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Wishes of upper rooms to be in touch with customers; bundled and fulfilled by this room. */
@Component
public class Requests {

  private final RequestMapper mapper;
  private final NextContact next;
  private final Clock clock;

  Requests(RequestMapper mapper, NextContact next, Clock clock) {
    this.mapper = mapper;
    this.next = next;
    this.clock = clock;
  }

  /**
   * Asks for contact; each request waits for the next moment the contact policy allows. A request
   * whose key is known changes nothing.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void request(Collection<ContactRequest> requests) {
    if (requests.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    List<NextContact.Turn> turns = next.turns(requests, now);
    mapper.insert(RequestMapper.NewRequests.of(requests, turns), now);
  }

  /**
   * Takes back everything that was not said yet to a customer, whatever it is about; mails that
   * people have written go out. Announced calls are ended by {@link Calls}.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void silence(long customerId, String reason) {
    Instant now = clock.instant();
    mapper.withdrawAll(customerId, reason, now);
    mapper.withdrawMessages(customerId, now);
  }

  /**
   * Takes back what was not said yet about these invoices. A letter that waits to be sent and is
   * left with nothing that was asked for is withdrawn as a whole; else it is written anew, without
   * them, before it is sent. Announced calls are ended by {@link Calls}.
   *
   * @param reason for the record, such as {@code settled}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdraw(Collection<Long> invoiceIds, String reason) {
    if (invoiceIds.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    mapper.withdraw(invoiceIds.toArray(Long[]::new), reason, now);
    mapper.withdrawEmptyMessages(invoiceIds.toArray(Long[]::new), now);
  }
}

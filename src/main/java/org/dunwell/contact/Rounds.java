package org.dunwell.contact;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.contact.ContactRequest.Channel;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The round of letters and the round of calls of a chunk of customers, each one transaction. */
@Component
class Rounds {

  private final Round round;
  private final Drafts drafts;
  private final Messages messages;
  private final RequestMapper requests;
  private final RequestEnds ends;
  private final ApplicationEventPublisher events;

  Rounds(
      Round round,
      Drafts drafts,
      Messages messages,
      RequestMapper requests,
      RequestEnds ends,
      ApplicationEventPublisher events) {
    this.round = round;
    this.drafts = drafts;
    this.messages = messages;
    this.requests = requests;
    this.ends = ends;
    this.events = events;
  }

  /**
   * One e-mail or one letter on paper per account of these customers, if the policy allows and
   * anything is left to say.
   */
  @Transactional
  public void write(Channel channel, List<Long> customers, Instant now) {
    Round.Allowed allowed = round.ask(channel, customers, now);
    List<Draft> written = drafts.write(channel, allowed.requests(), allowed.people(), now);
    Map<Long, String> dropped = new HashMap<>();
    written.forEach(draft -> dropped.putAll(draft.dropped()));
    ends.withdraw(dropped, allowed.requests(), now);
    List<Draft> letters = written.stream().filter(draft -> !draft.isEmpty()).toList();
    Set<String> known = messages.known(letters);
    messages.store(letters.stream().filter(letter -> !known.contains(letter.key())).toList(), now);
    round.putOff(
        channel,
        letters.stream()
            .filter(letter -> known.contains(letter.key()))
            .flatMap(letter -> letter.said().stream())
            .toList(),
        allowed,
        now);
  }

  /** Announces the calls to these customers, if the policy allows. */
  @Transactional
  public void call(List<Long> customers, Instant now) {
    Round.Allowed allowed = round.ask(Channel.PHONE, customers, now);
    if (allowed.requests().isEmpty()) {
      return;
    }
    requests.announce(allowed.requests().stream().map(Waiting::id).toArray(Long[]::new));
    events.publishEvent(
        new CallsDue(
            allowed.requests().stream()
                .map(
                    call ->
                        new CallDue(
                            call.id(), call.customerId(), call.sellingEntityId(), call.invoiceId()))
                .toList()));
  }
}

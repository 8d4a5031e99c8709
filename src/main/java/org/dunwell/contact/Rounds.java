package org.dunwell.contact;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.contact.phone.AutomatedCalls;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The round of letters and the round of calls of a chunk of customers, each one transaction. */
@Component
class Rounds {

  private final Round round;
  private final Bundles bundles;
  private final Messages messages;
  private final RequestMapper requests;
  private final RequestEnds ends;
  private final AutomatedCalls automated;
  private final ApplicationEventPublisher events;

  Rounds(
      Round round,
      Bundles bundles,
      Messages messages,
      RequestMapper requests,
      RequestEnds ends,
      AutomatedCalls automated,
      ApplicationEventPublisher events) {
    this.automated = automated;
    this.round = round;
    this.bundles = bundles;
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
    Bundles.Bundle bundle =
        bundles.of(channel, allowed.requests(), allowed.people(), now, messages::known);
    ends.withdraw(bundle.dropped(), allowed.requests(), now);
    messages.store(bundle.letters(), now);
    round.putOff(channel, bundle.again(), allowed.known(), now);
    round.leaveForTomorrow(channel, bundle.leftOut(), allowed.known(), now);
  }

  private static List<AutomatedCalls.Wish> wishes(List<Waiting> calls) {
    return calls.stream()
        .filter(Waiting::isAutomated)
        .map(call -> new AutomatedCalls.Wish(call.id(), call.customerId(), call.sellingEntityId()))
        .toList();
  }

  /**
   * Has the line make its calls, and announces the others to these customers, if the policy allows.
   */
  @Transactional
  public void call(List<Long> customers, Instant now) {
    Round.Allowed allowed = round.ask(Channel.PHONE, customers, now);
    if (allowed.requests().isEmpty()) {
      return;
    }
    Set<Long> byItself = automated.place(wishes(allowed.requests()), now);
    List<Waiting> byPeople =
        allowed.requests().stream().filter(call -> !byItself.contains(call.id())).toList();
    if (byPeople.isEmpty()) {
      return;
    }
    requests.announce(byPeople.stream().map(Waiting::id).toArray(Long[]::new));
    events.publishEvent(
        new CallsDue(
            byPeople.stream()
                .map(
                    call ->
                        new CallDue(
                            call.id(), call.customerId(), call.sellingEntityId(), call.invoiceId()))
                .toList()));
  }
}

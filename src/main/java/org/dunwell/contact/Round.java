package org.dunwell.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dunwell.contact.Admission.Admitted;
import org.dunwell.contact.Admission.Known;
import org.dunwell.contact.ContactRequest.Channel;
import org.springframework.stereotype.Component;

/**
 * Waiting requests meet the policy: those of customers who may be contacted now go on, the others
 * are put off to the next allowed moment or end. All requests of a customer on one channel go
 * together, also those that were put off further: who hears from us hears everything.
 */
@Component
class Round {

  /** What goes on, and what is known of their customers for putting off once more. */
  record Allowed(List<Waiting> requests, Known known) {

    Map<Long, Person> people() {
      return known.people();
    }
  }

  private final RequestMapper requests;
  private final NextContact next;
  private final ContactPolicy policy;
  private final Admission admission;
  private final RequestEnds ends;

  Round(
      RequestMapper requests,
      NextContact next,
      ContactPolicy policy,
      Admission admission,
      RequestEnds ends) {
    this.requests = requests;
    this.next = next;
    this.policy = policy;
    this.admission = admission;
    this.ends = ends;
  }

  /** Locks the requests of these customers and asks the policy once for each customer. */
  Allowed ask(Channel channel, List<Long> customers, Instant now) {
    List<Waiting> waiting = requests.lockWaiting(channel.code(), customers.toArray(Long[]::new));
    List<Long> ids = waiting.stream().map(Waiting::customerId).distinct().sorted().toList();
    Known known = new Known(next.people(ids), next.touchDays(ids, now));
    Admitted admitted = admission.admit(channel, waiting, known, now, policy::decide);
    admitted.never().forEach((row, some) -> ends.fail(some, row, now));
    putOff(channel, admitted.later(), known, now);
    return new Allowed(admitted.going(), known);
  }

  /** To the next allowed moment after this one. */
  void putOff(Channel channel, Collection<Waiting> later, Known known, Instant now) {
    if (!later.isEmpty()) {
      Map<Long, NextContact.Turn> turns = admission.turns(channel, later, known, now);
      putOff(later, turns, request -> turns.get(request.customerId()).deniedBy());
    }
  }

  /** What somebody has left out of today's letter is asked for in the next one. */
  void leaveForTomorrow(Channel channel, Map<Waiting, String> leftOut, Known known, Instant now) {
    if (!leftOut.isEmpty()) {
      putOff(
          leftOut.keySet(),
          admission.turnsAfterToday(channel, leftOut.keySet(), known, now),
          leftOut::get);
    }
  }

  private void putOff(
      Collection<Waiting> later,
      Map<Long, NextContact.Turn> turns,
      Function<Waiting, String> deniedBy) {
    requests.putOff(
        later.stream().map(Waiting::id).toArray(Long[]::new),
        later.stream().map(r -> turns.get(r.customerId()).at().toString()).toArray(String[]::new),
        later.stream().map(deniedBy).toArray(String[]::new));
  }
}

package org.dunwell.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dunwell.contact.Admission.Admitted;
import org.dunwell.contact.ContactPolicy.Ruling;
import org.dunwell.contact.ContactPolicy.Situation;
import org.dunwell.contact.ContactRequest.Channel;

/**
 * What this room would do for some customers from one moment to another, in thought: requests,
 * rounds and deliveries go their way in memory, by the code that decides them in earnest. Reads,
 * writes nothing. Whoever walks it says what time it is and what the cases ask for.
 */
public final class ContactCourse {

  /** The rounds take letters before calls. */
  private static final List<Channel> ORDER =
      List.of(Channel.EMAIL, Channel.SMS, Channel.LETTER, Channel.PHONE);

  private final ContactForecast rooms;
  private final Admission.Known known;
  private final PlannedRequests requests;
  private final Set<String> writtenKeys = new HashSet<>();
  private final Map<Situation, Ruling> ruled = new HashMap<>();
  private final List<PlannedContact> planned = new ArrayList<>();

  ContactCourse(ContactForecast rooms, Admission.Known known, PlannedRequests requests) {
    this.rooms = rooms;
    this.known = known;
    this.requests = requests;
  }

  /** As {@link Requests#request}. */
  public void ask(Collection<ContactRequest> wishes, Instant at) {
    List<ContactRequest> fresh = requests.fresh(wishes);
    List<NextContact.Turn> turns = rooms.next().turns(fresh, known, at);
    for (int i = 0; i < fresh.size(); i++) {
      requests.ask(fresh.get(i), turns.get(i));
    }
  }

  /** As the morning's notices of what falls due soon. */
  public void notices(ZoneId zone, LocalDate day, Instant at) {
    ask(rooms.notices(known.people().keySet(), zone, day), at);
  }

  /** As {@link Requests#withdraw}. */
  public void withdraw(Collection<Long> invoiceIds, String reason, Instant at) {
    requests
        .pending(invoiceIds)
        .forEach(
            request -> {
              requests.end(request, "withdrawn");
              planned.add(not(request, at, reason, null));
            });
  }

  /** The next moment at which this room has something to do. */
  public Optional<Instant> nextDue() {
    return requests.nextDue();
  }

  /** What the tables say about an invoice, and what has come to it in thought. */
  public TouchFacts after(TouchFacts stored) {
    return requests.after(stored);
  }

  /**
   * Does what is due.
   *
   * @return the invoices whose cases are to look again
   */
  public Set<Long> runDue(Instant at) {
    Set<Long> nudged = new LinkedHashSet<>();
    for (Channel channel : ORDER) {
      List<PlannedRequest> waiting = requests.waiting(channel, at);
      if (!waiting.isEmpty()) {
        round(channel, waiting, at, nudged);
      }
    }
    requests.deliver(at).stream()
        .map(PlannedRequest::waiting)
        .filter(said -> !said.isNotice())
        .forEach(said -> nudged.add(said.invoiceId()));
    return nudged;
  }

  private void round(Channel channel, List<PlannedRequest> waiting, Instant at, Set<Long> nudged) {
    Map<Waiting, PlannedRequest> by = new HashMap<>();
    waiting.forEach(request -> by.put(request.waiting(), request));
    Admitted admitted =
        rooms
            .admission()
            .admit(
                channel,
                waiting.stream().map(PlannedRequest::waiting).toList(),
                known,
                at,
                asked -> rooms.policy().previewAll(asked, ruled));
    admitted.never().forEach((row, some) -> some.forEach(r -> fail(by.get(r), row, at, nudged)));
    Map<Long, NextContact.Turn> turns =
        rooms.admission().turns(channel, admitted.later(), known, at);
    admitted.later().forEach(r -> putOff(by.get(r), turns.get(r.customerId())));
    if (channel == Channel.PHONE) {
      admitted.going().forEach(request -> call(by.get(request), at));
    } else if (!admitted.going().isEmpty()) {
      write(channel, admitted.going(), by, at, nudged);
    }
  }

  private void write(
      Channel channel,
      List<Waiting> going,
      Map<Waiting, PlannedRequest> by,
      Instant at,
      Set<Long> nudged) {
    Bundles.Bundle bundle =
        rooms.bundles().of(channel, going, known.people(), at, rooms.written(writtenKeys));
    going.stream()
        .filter(request -> bundle.dropped().containsKey(request.id()))
        .forEach(request -> drop(by.get(request), bundle.dropped().get(request.id()), at, nudged));
    bundle.letters().forEach(draft -> store(draft, by, at));
    Map<Long, NextContact.Turn> again = rooms.admission().turns(channel, bundle.again(), known, at);
    bundle.again().forEach(r -> putOff(by.get(r), again.get(r.customerId())));
    Map<Long, NextContact.Turn> next =
        rooms.admission().turnsAfterToday(channel, bundle.leftOut().keySet(), known, at);
    bundle.leftOut().forEach((r, who) -> by.get(r).putOff(next.get(r.customerId()).at(), who));
  }

  private static void putOff(PlannedRequest request, NextContact.Turn turn) {
    request.putOff(turn.at(), turn.deniedBy());
  }

  private void store(Draft draft, Map<Waiting, PlannedRequest> by, Instant at) {
    writtenKeys.add(draft.key());
    known.days().add(draft.account().customerId(), draft.channel(), draft.day());
    planned.add(PlannedContact.letter(draft, at));
    Instant leavesAt = draft.isText() ? at : draft.isPaper() ? null : rooms.window().leavesAt(at);
    draft.said().forEach(request -> requests.bundle(by.get(request), leavesAt));
  }

  private void call(PlannedRequest request, Instant at) {
    request.become("announced");
    planned.add(not(request, at, null, null));
  }

  private void fail(PlannedRequest request, String row, Instant at, Set<Long> nudged) {
    requests.end(request, "failed");
    nudged.add(request.waiting().invoiceId());
    planned.add(not(request, at, row, null));
  }

  private void drop(PlannedRequest request, String why, Instant at, Set<Long> nudged) {
    requests.end(request, "withdrawn");
    nudged.add(request.waiting().invoiceId());
    planned.add(not(request, at, why, null));
  }

  private static PlannedContact not(PlannedRequest request, Instant at, String why, Instant until) {
    Waiting waiting = request.waiting();
    return new PlannedContact(
        at,
        request.channel().code(),
        waiting.tone(),
        waiting.customerId(),
        waiting.sellingEntityId(),
        null,
        null,
        List.of(waiting.invoiceId()),
        List.of(),
        why,
        until);
  }

  /** All that was said or was not, in order; and what still waits at the end, and why. */
  public List<PlannedContact> planned(Instant end) {
    List<PlannedContact> all = new ArrayList<>(planned);
    requests
        .stillWaiting()
        .forEach(request -> all.add(not(request, end, whyWaiting(request), request.dueAt())));
    return all;
  }

  private String whyWaiting(PlannedRequest request) {
    if (!requests.mayGo(request)) {
      return "unread reply";
    }
    return request.deniedBy() == null ? "next round" : request.deniedBy();
  }
}

package org.dunwell.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dunwell.contact.Admission.Admitted;
import org.dunwell.contact.ContactPolicy.Ruling;
import org.dunwell.contact.ContactPolicy.Situation;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.contact.ContactRequest.Kind;

/**
 * What this room would do for some customers from one moment to another, in thought: requests,
 * rounds and deliveries go their way in memory, by the code that decides them in earnest. Reads,
 * writes nothing. Whoever walks it says what time it is and what the cases ask for.
 */
public final class ContactCourse {

  /** The rounds take letters before calls. */
  private static final List<Channel> ORDER = List.of(Channel.EMAIL, Channel.LETTER, Channel.PHONE);

  private final ContactForecast rooms;
  private final Set<Long> unread;
  private final Admission.Known known;
  private final List<PlannedRequest> requests = new ArrayList<>();
  private final Map<Long, List<PlannedRequest>> byInvoice = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final Set<String> writtenKeys = new HashSet<>();
  private final Map<Situation, Ruling> ruled = new HashMap<>();
  private final TreeMap<Instant, List<PlannedRequest>> leaving = new TreeMap<>();
  private final Map<Long, Said> said = new HashMap<>();
  private final Set<Long> touched = new HashSet<>();
  private final List<PlannedContact> planned = new ArrayList<>();
  private long lastId;

  /** What an invoice heard in thought. */
  private record Said(int letters, int finalDemands, Instant lastAt) {

    Said and(PlannedRequest request, Instant at) {
      boolean reminder = request.waiting().kind().equals("reminder");
      return new Said(
          letters + (reminder ? 1 : 0),
          finalDemands + (reminder && request.waiting().tone().equals("final") ? 1 : 0),
          reminder ? at : lastAt);
    }
  }

  ContactCourse(
      ContactForecast rooms,
      Admission.Known known,
      Collection<PlannedRequest> pending,
      Set<Long> unread) {
    this.rooms = rooms;
    this.known = known;
    this.unread = unread;
    pending.forEach(this::add);
  }

  private void add(PlannedRequest request) {
    keys.add(request.key());
    requests.add(request);
    byInvoice.computeIfAbsent(request.waiting().invoiceId(), any -> new ArrayList<>()).add(request);
  }

  /** As {@link Requests#request}. */
  public void ask(Collection<ContactRequest> wishes, Instant at) {
    List<ContactRequest> fresh = wishes.stream().filter(wish -> keys.add(wish.key())).toList();
    List<NextContact.Turn> turns = rooms.next().turns(fresh, known, at);
    for (int i = 0; i < fresh.size(); i++) {
      ContactRequest wish = fresh.get(i);
      touched.add(wish.invoiceId());
      add(PlannedRequest.asked(--lastId, wish, turns.get(i)));
    }
  }

  /** As the morning's notices of what falls due soon. */
  public void notices(ZoneId zone, LocalDate day, Instant at) {
    ask(rooms.notices(known.people().keySet(), zone, day), at);
  }

  /** As {@link Requests#withdraw}. */
  public void withdraw(Collection<Long> invoiceIds, String reason, Instant at) {
    invoiceIds.stream()
        .flatMap(invoice -> byInvoice.getOrDefault(invoice, List.of()).stream())
        .filter(PlannedRequest::isPending)
        .forEach(
            request -> {
              end(request, "withdrawn");
              planned.add(not(request, at, reason, null));
            });
  }

  /** The next moment at which this room has something to do. */
  public Optional<Instant> nextDue() {
    Optional<Instant> round =
        requests.stream()
            .filter(this::mayGo)
            .map(PlannedRequest::dueAt)
            .min(Comparator.naturalOrder());
    Optional<Instant> post = leaving.isEmpty() ? Optional.empty() : Optional.of(leaving.firstKey());
    return round.isEmpty() || post.isPresent() && post.get().isBefore(round.get()) ? post : round;
  }

  private boolean mayGo(PlannedRequest request) {
    return request.isWaiting() && !unread.contains(request.waiting().customerId());
  }

  /**
   * Does what is due.
   *
   * @return the invoices whose cases are to look again
   */
  public Set<Long> runDue(Instant at) {
    Set<Long> nudged = new LinkedHashSet<>();
    for (Channel channel : ORDER) {
      List<PlannedRequest> waiting = waiting(channel, at);
      if (!waiting.isEmpty()) {
        round(channel, waiting, at, nudged);
      }
    }
    while (!leaving.isEmpty() && !leaving.firstKey().isAfter(at)) {
      leaving.pollFirstEntry().getValue().forEach(request -> deliver(request, at, nudged));
    }
    return nudged;
  }

  /** All that waits, due or not, of the customers with something due. */
  private List<PlannedRequest> waiting(Channel channel, Instant at) {
    List<PlannedRequest> waiting =
        requests.stream().filter(r -> r.channel() == channel && mayGo(r)).toList();
    Set<Long> due = new HashSet<>();
    waiting.stream()
        .filter(request -> !request.dueAt().isAfter(at))
        .forEach(request -> due.add(request.waiting().customerId()));
    return waiting.stream().filter(r -> due.contains(r.waiting().customerId())).toList();
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
    for (Waiting request : draft.said()) {
      by.get(request).become("bundled");
      touched.add(request.invoiceId());
      if (!draft.isPaper()) {
        leaving
            .computeIfAbsent(rooms.window().leavesAt(at), any -> new ArrayList<>())
            .add(by.get(request));
      }
    }
  }

  /** Letters reach whom they go to; what does not is nobody's to foresee. */
  private void deliver(PlannedRequest request, Instant at, Set<Long> nudged) {
    if (!request.isPending()) {
      return;
    }
    end(request, "delivered");
    said.merge(
        request.waiting().invoiceId(),
        new Said(0, 0, null).and(request, at),
        (before, any) -> before.and(request, at));
    if (!request.waiting().isNotice()) {
      nudged.add(request.waiting().invoiceId());
    }
  }

  private void call(PlannedRequest request, Instant at) {
    request.become("announced");
    planned.add(not(request, at, null, null));
  }

  private void fail(PlannedRequest request, String row, Instant at, Set<Long> nudged) {
    end(request, "failed");
    nudged.add(request.waiting().invoiceId());
    planned.add(not(request, at, row, null));
  }

  private void drop(PlannedRequest request, String why, Instant at, Set<Long> nudged) {
    end(request, "withdrawn");
    nudged.add(request.waiting().invoiceId());
    planned.add(not(request, at, why, null));
  }

  private void end(PlannedRequest request, String state) {
    request.become(state);
    touched.add(request.waiting().invoiceId());
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

  /** What the tables say about an invoice, and what has come to it in thought. */
  public TouchFacts after(TouchFacts stored) {
    long invoice = stored.invoiceId();
    if (!touched.contains(invoice)) {
      return stored;
    }
    Said more = said.getOrDefault(invoice, new Said(0, 0, null));
    return new TouchFacts(
        invoice,
        stored.lettersDelivered() + more.letters(),
        stored.finalDemandsDelivered() + more.finalDemands(),
        stored.paperLettersDelivered(),
        stored.callsMade(),
        more.lastAt() == null ? stored.lastTouchAt() : more.lastAt(),
        pending(invoice, Kind.REMINDER),
        pending(invoice, Kind.CALL),
        stored.emailUsable(),
        stored.phoneUsable(),
        stored.addressUsable());
  }

  private boolean pending(long invoice, Kind kind) {
    return byInvoice.getOrDefault(invoice, List.of()).stream()
        .filter(request -> request.waiting().kind().equals(kind.code()))
        .anyMatch(PlannedRequest::isPending);
  }

  /** All that was said or was not, in order; and what still waits at the end, and why. */
  public List<PlannedContact> planned(Instant end) {
    List<PlannedContact> all = new ArrayList<>(planned);
    requests.stream()
        .filter(PlannedRequest::isWaiting)
        .forEach(request -> all.add(not(request, end, whyWaiting(request), request.dueAt())));
    return all;
  }

  private String whyWaiting(PlannedRequest request) {
    if (!mayGo(request)) {
      return "unread reply";
    }
    return request.deniedBy() == null ? "next round" : request.deniedBy();
  }
}

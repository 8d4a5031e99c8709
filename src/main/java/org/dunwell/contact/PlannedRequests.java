package org.dunwell.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.contact.ContactRequest.Kind;

/** The table of requests in thought: what stands in it, and what would be written there. */
final class PlannedRequests {

  private final Set<Long> unread;
  private final List<PlannedRequest> all = new ArrayList<>();
  private final Map<Long, List<PlannedRequest>> byInvoice = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final TreeMap<Instant, List<PlannedRequest>> leaving = new TreeMap<>();
  private final Map<Long, Said> said = new HashMap<>();
  private final Set<Long> touched = new HashSet<>();
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

  /**
   * @param unread customers with a reply that nobody has read
   */
  PlannedRequests(Collection<PlannedRequest.Row> pending, Set<Long> unread) {
    this.unread = unread;
    pending.forEach(this::take);
  }

  /** What stands in a mail that waits goes with it, unless a reply holds it back. */
  private void take(PlannedRequest.Row row) {
    PlannedRequest request = row.planned();
    add(request);
    if (row.leavesAt() != null && !unread.contains(row.customerId())) {
      leaves(request, row.leavesAt());
    }
  }

  private void leaves(PlannedRequest request, Instant at) {
    leaving.computeIfAbsent(at, any -> new ArrayList<>()).add(request);
  }

  private void add(PlannedRequest request) {
    keys.add(request.key());
    all.add(request);
    byInvoice.computeIfAbsent(request.waiting().invoiceId(), any -> new ArrayList<>()).add(request);
  }

  /** Those of these wishes that were not known; from now on they are. */
  List<ContactRequest> fresh(Collection<ContactRequest> wishes) {
    return wishes.stream().filter(wish -> keys.add(wish.key())).toList();
  }

  void ask(ContactRequest wish, NextContact.Turn turn) {
    touched.add(wish.invoiceId());
    add(PlannedRequest.asked(--lastId, wish, turn));
  }

  /** What stands between wish and fulfilment about these invoices. */
  List<PlannedRequest> pending(Collection<Long> invoiceIds) {
    return invoiceIds.stream()
        .flatMap(invoice -> byInvoice.getOrDefault(invoice, List.of()).stream())
        .filter(PlannedRequest::isPending)
        .toList();
  }

  /** The next moment at which something is due. */
  Optional<Instant> nextDue() {
    Optional<Instant> round =
        all.stream().filter(this::mayGo).map(PlannedRequest::dueAt).min(Comparator.naturalOrder());
    Optional<Instant> post = leaving.keySet().stream().findFirst();
    return Stream.of(round, post).flatMap(Optional::stream).min(Comparator.naturalOrder());
  }

  /** Waits, and no unread reply holds it back. */
  boolean mayGo(PlannedRequest request) {
    return request.isWaiting() && !unread.contains(request.waiting().customerId());
  }

  /** All that waits, due or not, of the customers with something due. */
  List<PlannedRequest> waiting(Channel channel, Instant at) {
    List<PlannedRequest> waiting =
        all.stream().filter(r -> r.channel() == channel && mayGo(r)).toList();
    Set<Long> due = new HashSet<>();
    waiting.stream()
        .filter(request -> !request.dueAt().isAfter(at))
        .forEach(request -> due.add(request.waiting().customerId()));
    return waiting.stream().filter(r -> due.contains(r.waiting().customerId())).toList();
  }

  /** It stands in a letter now. */
  void bundle(PlannedRequest request, Instant leavesAt) {
    end(request, "bundled");
    if (leavesAt != null) {
      leaves(request, leavesAt);
    }
  }

  /** What leaves by now reaches whom it goes to: the opposite is nobody's to foresee. */
  List<PlannedRequest> deliver(Instant at) {
    List<PlannedRequest> delivered = new ArrayList<>();
    while (!leaving.isEmpty() && !leaving.firstKey().isAfter(at)) {
      leaving.pollFirstEntry().getValue().stream()
          .filter(PlannedRequest::isPending)
          .forEach(delivered::add);
    }
    for (PlannedRequest request : delivered) {
      end(request, "delivered");
      said.merge(
          request.waiting().invoiceId(),
          new Said(0, 0, null).and(request, at),
          (before, any) -> before.and(request, at));
    }
    return delivered;
  }

  void end(PlannedRequest request, String state) {
    request.become(state);
    touched.add(request.waiting().invoiceId());
  }

  List<PlannedRequest> stillWaiting() {
    return all.stream().filter(PlannedRequest::isWaiting).toList();
  }

  /** What the tables say about an invoice, and what has come to it in thought. */
  TouchFacts after(TouchFacts stored) {
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
        stored.addressUsable(),
        stored.smsUsable(),
        stored.automatable());
  }

  private boolean pending(long invoice, Kind kind) {
    return byInvoice.getOrDefault(invoice, List.of()).stream()
        .filter(request -> request.waiting().kind().equals(kind.code()))
        .anyMatch(PlannedRequest::isPending);
  }
}

package org.dunwell.promises;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.InvoicesSettled;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How requests for a plan begin and end. The invoices' customers are locked. */
@Component
class PlanRequestBook {

  /** Holds of requests begin like this; see {@link Baskets}. */
  static final String SOURCES = "plan-request/";

  /**
   * What became of requests.
   *
   * @param planId the plan that was proposed, or null
   */
  record Answer(String state, Long planId, String reason, String by) {}

  private final PlanRequestMapper mapper;
  private final Blocks blocks;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PlanRequestBook(
      PlanRequestMapper mapper,
      Blocks blocks,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.blocks = blocks;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  static String source(long request) {
    return SOURCES + request;
  }

  static Answer withdrawn(String reason, String by) {
    return new Answer("withdrawn", null, reason, by);
  }

  /** Those there are, the oldest first; two statements. */
  List<PlanRequest> byIds(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Long[] wanted = ids.toArray(Long[]::new);
    Map<Long, List<PlanRequest.Asked>> invoices =
        mapper.invoices(wanted).stream()
            .collect(Collectors.groupingBy(PlanRequest.Asked::requestId));
    return mapper.byIds(wanted).stream()
        .map(row -> row.with(invoices.getOrDefault(row.id(), List.of())))
        .toList();
  }

  void opened(List<PlanRequest> requests, NewPlanRequest wanted) {
    requests.forEach(
        request ->
            say(
                request,
                wanted.by(),
                "A payment plan is %s: %s for %s."
                    .formatted(
                        wanted.channel().equals("escalation") ? "to be offered" : "asked for",
                        Phrases.money(request.currency(), request.openAmount()),
                        numbers(request))));
    changed(requests);
  }

  /** Ends those of these requests that are open; their holds are lifted. */
  void end(Collection<Long> ids, Answer answer) {
    if (ids.isEmpty()) {
      return;
    }
    mapper.end(
        new PlanRequestMapper.End(
            ids.toArray(Long[]::new),
            answer.state(),
            answer.planId(),
            answer.reason(),
            answer.by(),
            clock.instant()));
    List<PlanRequest> ended = byIds(ids);
    ended.forEach(
        request -> blocks.liftOf(request.invoiceIds(), source(request.id()), answer.by()));
    ended.stream()
        .filter(request -> request.planId() == null)
        .forEach(
            request ->
                say(
                    request,
                    answer.by(),
                    "The request for a payment plan (%s) is %s: %s."
                        .formatted(numbers(request), answer.state(), answer.reason())));
    changed(ended);
  }

  /** Takes out of these requests what was asked there and nowhere else. */
  void forget(Collection<Long> ids, String source, String by) {
    if (ids.isEmpty()) {
      return;
    }
    List<PlanRequest> before = byIds(ids);
    mapper.forget(ids.toArray(Long[]::new), source);
    Map<Long, PlanRequest> after =
        byIds(ids).stream().collect(Collectors.toMap(PlanRequest::id, request -> request));
    before.forEach(
        request -> {
          Set<Long> gone = new HashSet<>(request.invoiceIds());
          gone.removeAll(after.get(request.id()).invoiceIds());
          blocks.liftOf(gone, source(request.id()), by);
        });
    changed(before);
  }

  /** A plan answers the request that asked for one of its invoices. */
  void proposed(long plan, Collection<Long> invoiceIds, String by) {
    end(mapper.openAbout(invoiceIds.toArray(Long[]::new)), new Answer("proposed", plan, null, by));
  }

  /** The plan that was proposed came to nothing before it ran: the customer still waits. */
  void reopen(long plan) {
    changed(byIds(mapper.reopen(plan)));
  }

  /** Who promises all of it at once does not need a plan any more. */
  void promised(Collection<Long> invoiceIds, String by) {
    endWithoutOthers(invoiceIds, invoiceIds, withdrawn("a payment is promised instead", by));
  }

  /** In the transaction that settles them, with the customers locked. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(InvoicesSettled news) {
    endWithoutOthers(List.of(), news.invoiceIds(), withdrawn("everything is paid", "system"));
  }

  /**
   * @param done need no plan, open or not
   * @param about where to look
   */
  private void endWithoutOthers(Collection<Long> done, Collection<Long> about, Answer answer) {
    List<Long> open = mapper.openAbout(about.toArray(Long[]::new));
    if (!open.isEmpty()) {
      List<Long> others = mapper.withOthers(open.toArray(Long[]::new), done.toArray(Long[]::new));
      end(open.stream().filter(id -> !others.contains(id)).toList(), answer);
    }
  }

  private void changed(List<PlanRequest> requests) {
    if (!requests.isEmpty()) {
      events.publishEvent(
          new PlanRequestsChanged(
              requests.stream().map(PlanRequest::customerId).distinct().toList()));
    }
  }

  private static String numbers(PlanRequest request) {
    return request.invoices().stream()
        .map(PlanRequest.Asked::invoiceNumber)
        .collect(Collectors.joining(", "));
  }

  private void say(PlanRequest request, String by, String what) {
    timeline.add(
        new Timeline.Entry("promises", "plan", request.customerId(), null, by, what, null));
  }
}

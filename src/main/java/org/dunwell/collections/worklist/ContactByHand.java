package org.dunwell.collections.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.collections.worklist.BulkMapper.CaseRow;
import org.dunwell.contact.ContactRequest;
import org.dunwell.contact.Requests;
import org.dunwell.contact.TouchFacts;
import org.dunwell.contact.Touches;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.PastDue;
import org.dunwell.receivables.PastDueFacts;
import org.springframework.stereotype.Component;

/**
 * A person asks for a call or a letter before the ladder would. It goes the same way as the
 * ladder's own: the contact policy says when, all of a customer becomes one call or one letter, and
 * the cases count it.
 */
@Component
class ContactByHand {

  enum Kind {
    CALL(ContactRequest.Kind.CALL, ContactRequest.Channel.PHONE, "call"),
    REMINDER(ContactRequest.Kind.REMINDER, ContactRequest.Channel.EMAIL, "reminder");

    private final ContactRequest.Kind kind;
    private final ContactRequest.Channel channel;
    private final String word;

    Kind(ContactRequest.Kind kind, ContactRequest.Channel channel, String word) {
      this.kind = kind;
      this.channel = channel;
      this.word = word;
    }

    boolean pending(TouchFacts touches) {
      return this == CALL ? touches.callPending() : touches.letterPending();
    }

    boolean reachable(TouchFacts touches) {
      return this == CALL ? touches.phoneUsable() : touches.emailUsable();
    }
  }

  private final BulkMapper mapper;
  private final PastDue pastDue;
  private final Touches touches;
  private final Requests requests;
  private final Nudges nudges;
  private final Timeline timeline;
  private final Clock clock;

  ContactByHand(
      BulkMapper mapper,
      PastDue pastDue,
      Touches touches,
      Requests requests,
      Nudges nudges,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.pastDue = pastDue;
    this.touches = touches;
    this.requests = requests;
    this.nudges = nudges;
    this.timeline = timeline;
    this.clock = clock;
  }

  List<BulkLine> preview(Kind kind, List<Customer> customers) {
    Map<Long, List<CaseRow>> cases =
        cases(customers).stream().collect(Collectors.groupingBy(CaseRow::customerId));
    List<Long> invoices =
        cases.values().stream().flatMap(List::stream).map(CaseRow::invoiceId).toList();
    Map<Long, PastDueFacts> facts =
        pastDue.of(invoices, clock.instant()).stream()
            .collect(Collectors.toMap(PastDueFacts::invoiceId, Function.identity()));
    Map<Long, TouchFacts> touched =
        touches.of(invoices).stream()
            .collect(Collectors.toMap(TouchFacts::invoiceId, Function.identity()));
    return customers.stream()
        .map(
            customer ->
                line(
                    kind,
                    customer,
                    cases.getOrDefault(customer.id(), List.of()).stream()
                        .map(CaseRow::invoiceId)
                        .filter(id -> facts.get(id).collectibleAmount().signum() > 0)
                        .map(touched::get)
                        .toList()))
        .toList();
  }

  private static BulkLine line(Kind kind, Customer customer, List<TouchFacts> collectible) {
    List<Long> wanted =
        collectible.stream()
            .filter(touches -> !kind.pending(touches))
            .map(TouchFacts::invoiceId)
            .toList();
    String hindrance = hindrance(kind, collectible, wanted);
    return new BulkLine(
        customer.id(),
        customer.number(),
        customer.name(),
        hindrance == null,
        hindrance != null
            ? hindrance
            : "%s about %d invoice%s, as soon as the contact policy allows"
                .formatted(
                    kind == Kind.CALL ? "Call" : "Letter",
                    wanted.size(),
                    wanted.size() == 1 ? "" : "s"),
        hindrance == null ? wanted : List.of());
  }

  private static String hindrance(Kind kind, List<TouchFacts> collectible, List<Long> wanted) {
    if (collectible.isEmpty()) {
      return "Nothing may be collected now";
    }
    if (!kind.reachable(collectible.get(0))) {
      return kind == Kind.CALL ? "Does not want to be called" : "No e-mail address that works";
    }
    return wanted.isEmpty() ? "A %s is on its way already".formatted(kind.word) : null;
  }

  /** In the caller's transaction. */
  void ask(Kind kind, List<BulkLine> lines, String by) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    List<Long> invoices = lines.stream().flatMap(line -> line.invoices().stream()).toList();
    requests.request(
        mapper.casesOfInvoices(invoices.toArray(Long[]::new)).stream()
            .map(row -> request(kind, row, today))
            .toList());
    timeline.addAll(
        lines.stream()
            .map(
                line ->
                    new Timeline.Entry(
                        "collections",
                        kind.word,
                        line.customerId(),
                        null,
                        by,
                        "Asked for a %s about %d invoice%s."
                            .formatted(
                                kind.word,
                                line.invoices().size(),
                                line.invoices().size() == 1 ? "" : "s"),
                        null))
            .toList());
    nudges.about(invoices, "asked by hand");
  }

  private static ContactRequest request(Kind kind, CaseRow row, LocalDate today) {
    return new ContactRequest(
        "worklist/%s/%d/%s".formatted(kind.word, row.invoiceId(), today),
        kind.kind,
        kind.channel,
        kind == Kind.CALL ? "none" : row.tone(),
        row.customerId(),
        row.sellingEntityId(),
        row.invoiceId());
  }

  private List<CaseRow> cases(List<Customer> customers) {
    return mapper.casesOf(customers.stream().map(Customer::id).toArray(Long[]::new));
  }
}

package org.dunwell.collections.calls;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.collections.calls.CallMapper.Talkable;
import org.dunwell.contact.PayLinks;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What somebody has to know who is about to talk to a customer, read anew each time. */
@Component
public class CallBriefs {

  /** Something to choose in a form. */
  public record Option(String label, String value) {}

  /**
   * The brief of a call.
   *
   * @param customer "Name (number)"
   * @param owed what is past due of what is to be talked about, a line per currency
   * @param lastPromise null if there was none
   * @param lastWords what was said last on the phone; null if nothing was
   * @param pinnedNotes what nobody should miss, the newest first, shortened; null if nothing is
   *     pinned
   * @param payLinks a link per selling entity, one a line
   * @param contacts whom to ask for, the best one first
   * @param outcomes what may come of the call
   * @param invoices what it is about, the oldest due first
   * @param reasons why an invoice may be disputed, by department
   * @param talk what was said over the line and waits to be entered
   */
  public record Brief(
      String customer,
      String owed,
      String lastPromise,
      String lastWords,
      String pinnedNotes,
      String payLinks,
      List<Option> contacts,
      List<Option> outcomes,
      List<Option> invoices,
      List<Option> reasons,
      PhoneTalk talk) {}

  private final CallMapper mapper;
  private final Customers customers;
  private final LastHeard last;
  private final CallChoices choices;
  private final PayLinks links;
  private final PhoneTalks talks;
  private final Clock clock;

  CallBriefs(
      CallMapper mapper,
      Customers customers,
      LastHeard last,
      CallChoices choices,
      PayLinks links,
      PhoneTalks talks,
      Clock clock) {
    this.mapper = mapper;
    this.customers = customers;
    this.last = last;
    this.choices = choices;
    this.links = links;
    this.talks = talks;
    this.clock = clock;
  }

  /**
   * The brief of a call task: about what is on it now. The engine asks for each field by itself;
   * within a transaction all of them are read once.
   */
  public Brief ofTask(long task) {
    return read()
        .computeIfAbsent(
            task,
            id -> {
              long customer = customerOf(id);
              List<Talkable> invoices = mapper.ofTask(id, now(), CustomerCalls.MOST_INVOICES);
              return brief(customer, invoices, talks.toEnter(customer, ids(invoices)));
            });
  }

  @SuppressWarnings("unchecked")
  private Map<Long, Brief> read() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return new HashMap<>();
    }
    Map<Long, Brief> read = (Map<Long, Brief>) TransactionSynchronizationManager.getResource(this);
    if (read == null) {
      read = new HashMap<>();
      TransactionSynchronizationManager.bindResource(this, read);
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void beforeCompletion() {
              TransactionSynchronizationManager.unbindResource(CallBriefs.this);
            }
          });
    }
    return read;
  }

  /** The brief for whoever puts a call right: about what it was about, as far as it is open. */
  public Brief ofCall(Call call) {
    List<Talkable> invoices =
        call.taskId() == null
            ? mapper.ofCustomer(call.customerId(), now(), CustomerCalls.MOST_INVOICES)
            : mapper.ofTask(call.taskId(), now(), CustomerCalls.MOST_INVOICES);
    return brief(call.customerId(), invoices, talks.of(call.phoneCallId(), ids(invoices)));
  }

  /** The brief for a customer who calls by itself: about all that is open. */
  public Brief ofCustomer(long customerId) {
    List<Talkable> invoices = mapper.ofCustomer(customerId, now(), CustomerCalls.MOST_INVOICES);
    return brief(customerId, invoices, talks.toEnter(customerId, ids(invoices)));
  }

  private static List<Long> ids(List<Talkable> invoices) {
    return invoices.stream().map(Talkable::id).toList();
  }

  private long customerOf(long task) {
    return mapper
        .customerOfTask(task)
        .orElseThrow(() -> new NotThere("call task", Long.toString(task)));
  }

  private Brief brief(long customerId, List<Talkable> invoices, PhoneTalk talk) {
    Customer customer = customers.byId(customerId);
    return new Brief(
        "%s (%s)".formatted(customer.name(), customer.number()),
        owed(invoices),
        last.promise(customer),
        last.words(customer),
        last.pinnedNotes(customer),
        payLinks(customerId, invoices),
        choices.contacts(customer),
        choices.outcomes(customerId, invoices),
        choices.invoices(invoices),
        choices.reasons(),
        talk);
  }

  private static String owed(List<Talkable> invoices) {
    Map<String, List<Talkable>> late =
        invoices.stream()
            .filter(invoice -> invoice.daysLate() > 0)
            .collect(Collectors.groupingBy(Talkable::currency, TreeMap::new, Collectors.toList()));
    return late.isEmpty()
        ? "Nothing is past due."
        : late.entrySet().stream()
            .map(one -> owed(one.getKey(), one.getValue()))
            .collect(Collectors.joining("\n"));
  }

  private static String owed(String currency, List<Talkable> late) {
    BigDecimal sum = late.stream().map(Talkable::pastDue).reduce(BigDecimal.ZERO, BigDecimal::add);
    return "%s on %d invoice%s, the oldest %d days past due"
        .formatted(
            CallWords.money(sum, currency),
            late.size(),
            late.size() == 1 ? "" : "s",
            late.stream().mapToInt(Talkable::daysLate).max().orElse(0));
  }

  private String payLinks(long customerId, List<Talkable> invoices) {
    return invoices.stream()
        .map(Talkable::sellingEntityId)
        .distinct()
        .map(seller -> links.to(new Account(customerId, seller)))
        .collect(Collectors.joining("\n"));
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}

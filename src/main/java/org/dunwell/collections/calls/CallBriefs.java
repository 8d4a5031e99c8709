package org.dunwell.collections.calls;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.collections.calls.CallMapper.Talkable;
import org.dunwell.contact.PayLinks;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.calendar.DayWords;
import org.dunwell.promises.Promise;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Contact;
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
  private final CallRules rules;
  private final Customers customers;
  private final Promises promises;
  private final PinnedNotes pinnedNotes;
  private final PayLinks links;
  private final ReasonCodes reasons;
  private final PhoneTalks talks;
  private final Clock clock;

  CallBriefs(
      CallMapper mapper,
      CallRules rules,
      Customers customers,
      Promises promises,
      PinnedNotes pinnedNotes,
      PayLinks links,
      ReasonCodes reasons,
      PhoneTalks talks,
      Clock clock) {
    this.mapper = mapper;
    this.rules = rules;
    this.customers = customers;
    this.promises = promises;
    this.pinnedNotes = pinnedNotes;
    this.links = links;
    this.reasons = reasons;
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
        lastPromise(customerId),
        lastWords(customerId, customer),
        pinnedNotes.of(customer),
        payLinks(customerId, invoices),
        contacts(customer),
        outcomes(customerId, invoices),
        invoices.stream()
            .map(one -> new Option(CallWords.invoice(one), Long.toString(one.id())))
            .toList(),
        reasons.byDepartment().stream()
            .map(reason -> new Option(reason.choice(), reason.code()))
            .toList(),
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

  private String lastPromise(long customerId) {
    return promises.of(customerId).stream().findFirst().map(CallBriefs::words).orElse(null);
  }

  private static String words(Promise promise) {
    String state =
        promise.isOpen()
            ? "still open"
            : promise.state().replace('-', ' ')
                + (promise.state().equals("partly-kept") || promise.state().equals("broken")
                    ? ", %s came"
                        .formatted(CallWords.money(promise.keptAmount(), promise.currency()))
                    : "");
    return "%s by %s: %s"
        .formatted(
            CallWords.money(promise.amount(), promise.currency()),
            DayWords.of(promise.promisedFor()),
            state);
  }

  private String lastWords(long customerId, Customer customer) {
    return mapper.ofCustomers(new Long[] {customerId}, 1).stream()
        .findFirst()
        .map(
            call ->
                "%s, %s: %s%s"
                    .formatted(
                        DayWords.of(LocalDate.ofInstant(call.madeAt(), customer.timeZone())),
                        call.takenBy(),
                        call.what().said(),
                        call.note() == null ? "" : ". " + call.note()))
        .orElse(null);
  }

  private String payLinks(long customerId, List<Talkable> invoices) {
    return invoices.stream()
        .map(Talkable::sellingEntityId)
        .distinct()
        .map(seller -> links.to(new Account(customerId, seller)))
        .collect(Collectors.joining("\n"));
  }

  /**
   * Whoever pays its bills is called for it; a number that works comes before one that does not.
   */
  private List<Option> contacts(Customer customer) {
    return Stream.of(customer.billToId(), Long.valueOf(customer.id()))
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(id -> customers.contacts(id).stream())
        .filter(Contact::phoneConsent)
        .sorted(Comparator.comparing(Contact::phoneUsable).reversed())
        .map(contact -> new Option(words(contact), Long.toString(contact.id())))
        .toList();
  }

  private static String words(Contact contact) {
    String name =
        Stream.of(contact.name(), contact.email())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(contact.role().replace('-', ' '));
    String number =
        contact.phone() == null
            ? "no number is known"
            : contact.phone() + (contact.phoneRetiredAt() == null ? "" : " (a wrong number)");
    return "%s, %s".formatted(name, number);
  }

  private List<Option> outcomes(long customerId, List<Talkable> invoices) {
    return rules
        .offers(customerId, invoices.stream().map(Talkable::id).toList())
        .entrySet()
        .stream()
        .filter(one -> one.getValue().output().offered())
        .map(one -> new Option(one.getKey().label(), one.getKey().id()))
        .toList();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}

package org.dunwell.portal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.BrokenRule;
import org.dunwell.promises.Limits;
import org.dunwell.promises.NewPromise;
import org.dunwell.promises.Promises;
import org.dunwell.promises.evidence.SaidSentence;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes promises that customers enter themselves, one for each company that owes. What may be
 * promised {@code rules/promise-limits.dmn} says; a refusal is explained in the customer's words.
 */
@Component
public class Promising {

  private static final int LONGEST_NAME = 100;

  private final Promises promises;
  private final TransactionTemplate transaction;

  Promising(Promises promises, TransactionTemplate transaction) {
    this.promises = promises;
    this.transaction = transaction;
  }

  /**
   * What a customer wants to promise.
   *
   * @param key names the occasion and the customer: taken again under it, it is one promise
   * @param items of one group, at least one
   * @param amount null for all that can be promised of them
   * @param channel {@code portal} or {@code phone}
   * @param name who says so, or null
   * @param said the sentence that proves it; null when nobody has it word for word
   */
  public record Wanted(
      String key,
      List<OpenItem> items,
      BigDecimal amount,
      LocalDate day,
      String channel,
      String name,
      SaidSentence said) {}

  void take(Visit visit, Form form, OpenGroup group) {
    take(
        visit,
        new Wanted(
            form.key(visit),
            form.items(group),
            form.amount("sum", group.currency(), null),
            form.day("day"),
            "portal",
            form.text("name", LONGEST_NAME),
            null));
  }

  /**
   * Takes it, in the caller's transaction where there is one.
   *
   * @throws Refused when a limit says no
   * @throws BrokenRule when it is not possible for another reason
   */
  public void take(Visit visit, Wanted wanted) {
    Words words = visit.words();
    Map<Long, List<Long>> byCustomer = byCustomer(wanted.items());
    if (wanted.amount() != null && byCustomer.size() > 1) {
      throw new Refused(words.of("portal.promise.oneCustomer"));
    }
    try {
      transaction.executeWithoutResult(
          tx ->
              byCustomer.forEach(
                  (customer, invoices) -> promises.take(promise(wanted, customer, invoices))));
    } catch (BrokenRule limit) {
      byCustomer.forEach(
          (customer, invoices) ->
              explain(words, promises.limits(customer, invoices, Promises.CUSTOMER), wanted));
      throw limit;
    }
  }

  /** What may be promised of these items, by customer. */
  public List<Limits> limits(List<OpenItem> items) {
    return byCustomer(items).entrySet().stream()
        .map(one -> promises.limits(one.getKey(), one.getValue(), Promises.CUSTOMER))
        .toList();
  }

  private static Map<Long, List<Long>> byCustomer(List<OpenItem> items) {
    return items.stream()
        .collect(
            Collectors.groupingBy(
                OpenItem::customerId,
                TreeMap::new,
                Collectors.mapping(OpenItem::id, Collectors.toList())));
  }

  private static NewPromise promise(Wanted wanted, long customer, List<Long> invoices) {
    return new NewPromise(
        wanted.key() + "/" + customer,
        customer,
        invoices,
        wanted.amount(),
        wanted.day(),
        wanted.channel(),
        wanted.name(),
        Promises.CUSTOMER,
        null,
        wanted.said());
  }

  /** Which limit it was; the rows of the table are not for customers. */
  private static void explain(Words words, Limits limits, Wanted wanted) {
    LocalDate day = wanted.day();
    BigDecimal amount = wanted.amount();
    if (limits.promisesSoFar() >= limits.maxPromises()) {
      throw new Refused(words.of("portal.promise.tooOften"));
    }
    if (limits.most().signum() == 0) {
      throw new Refused(words.of("portal.promise.nothing"));
    }
    if (day.isBefore(limits.earliest()) || day.isAfter(limits.latest())) {
      throw new Refused(
          words.of(
              "portal.promise.latest", words.date(limits.earliest()), words.date(limits.latest())));
    }
    if (amount != null
        && (amount.compareTo(limits.least()) < 0 || amount.compareTo(limits.most()) > 0)) {
      throw new Refused(
          words.of(
              "portal.promise.between",
              words.amount(limits.least(), limits.currency()),
              words.amount(limits.most(), limits.currency())));
    }
  }
}

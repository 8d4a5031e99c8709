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
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes promises from the customer's own page, one for each company that owes. What may be promised
 * {@code rules/promise-limits.dmn} says; a refusal is explained in the customer's words.
 */
@Component
class Promising {

  private static final int LONGEST_NAME = 100;

  private final Promises promises;
  private final TransactionTemplate transaction;

  Promising(Promises promises, TransactionTemplate transaction) {
    this.promises = promises;
    this.transaction = transaction;
  }

  void take(Visit visit, Form form, OpenGroup group) {
    Words words = visit.words();
    Map<Long, List<Long>> byCustomer =
        form.items(group).stream()
            .collect(
                Collectors.groupingBy(
                    OpenItem::customerId,
                    TreeMap::new,
                    Collectors.mapping(OpenItem::id, Collectors.toList())));
    LocalDate day = form.day("day");
    BigDecimal amount = form.amount("sum", group.currency(), null);
    if (amount != null && byCustomer.size() > 1) {
      throw new Refused(words.of("portal.promise.oneCustomer"));
    }
    String key = form.key(visit);
    String name = form.text("name", LONGEST_NAME);
    try {
      transaction.executeWithoutResult(
          tx ->
              byCustomer.forEach(
                  (customer, invoices) ->
                      promises.take(
                          new NewPromise(
                              key + "/" + customer,
                              customer,
                              invoices,
                              amount,
                              day,
                              "portal",
                              name,
                              Promises.CUSTOMER,
                              null))));
    } catch (BrokenRule limit) {
      byCustomer.forEach(
          (customer, invoices) ->
              explain(words, promises.limits(customer, invoices, Promises.CUSTOMER), day, amount));
      throw limit;
    }
  }

  /** Which limit it was; the rows of the table are not for customers. */
  private static void explain(Words words, Limits limits, LocalDate day, BigDecimal amount) {
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

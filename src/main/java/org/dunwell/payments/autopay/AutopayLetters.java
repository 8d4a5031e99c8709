package org.dunwell.payments.autopay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.NewMessage;
import org.dunwell.contact.templates.Words;
import org.dunwell.payments.autopay.MandateMapper.Row;
import org.dunwell.platform.Money;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** Writes to customers about autopay, in the transaction in which it happens. */
@Component
class AutopayLetters {

  private final Correspondence correspondence;
  private final Customers customers;

  AutopayLetters(Correspondence correspondence, Customers customers) {
    this.correspondence = correspondence;
    this.customers = customers;
  }

  /** It was agreed. */
  void agreed(Row mandate, long noticeDays) {
    Map<String, Object> values = common(mandate);
    values.put("days", Long.toString(noticeDays));
    if (mandate.ceiling() != null) {
      values.put("ceiling", Money.of(mandate.ceiling(), mandate.currency()));
    }
    send(mandate, "autopay/%d/agreed".formatted(mandate.id()), "autopay-agreed", values, List.of());
  }

  /**
   * So much will be taken.
   *
   * @param key another one for another day
   * @return whether anybody could be written to
   */
  boolean notice(Row mandate, String key, LocalDate on, List<Share> shares) {
    Map<String, Object> values = common(mandate);
    List<Share> taken = shares.stream().filter(Share::isTaken).toList();
    values.put("amount", Money.of(Share.sum(taken), mandate.currency()));
    values.put("chargeOn", on);
    values.put("invoices", taken.stream().map(share -> line(share, mandate.currency())).toList());
    values.put(
        "leftOut",
        shares.stream()
            .filter(share -> !share.isTaken())
            .map(share -> Map.of("number", share.item().number()))
            .toList());
    return send(
            mandate,
            key,
            "autopay-notice",
            values,
            shares.stream().map(share -> share.item().invoiceId()).distinct().toList())
        .isPresent();
  }

  private static Map<String, Object> line(Share share, String currency) {
    return Map.of("number", share.item().number(), "amount", Money.of(share.amount(), currency));
  }

  /**
   * Money did not come, or is not taken.
   *
   * @param reason a class of reasons, as {@code autopay.reason} words them
   * @param next null when nothing was tried
   */
  void failed(Row mandate, String key, Failure failure, RetryPolicy.Next next) {
    Map<String, Object> values = common(mandate);
    Words words = Words.in(customers.byId(mandate.customerId()).language());
    values.put("amount", Money.of(failure.amount(), mandate.currency()));
    values.put("reason", words.of("autopay.reason." + failure.reason()));
    values.put("ended", next.ends());
    if (next.retryOn() != null) {
      values.put("retryOn", next.retryOn());
    }
    send(mandate, key, "autopay-failed", values, failure.invoiceIds());
  }

  /** What did not come, and why, as {@code autopay.reason} words it. */
  record Failure(BigDecimal amount, String reason, List<Long> invoiceIds) {}

  /** It is over. */
  void ended(Row mandate, String by) {
    Map<String, Object> values = common(mandate);
    values.put("byCustomer", by.equals(Autopay.CUSTOMER));
    values.put("byBank", by.equals(Autopay.BANK));
    send(mandate, "autopay/%d/ended".formatted(mandate.id()), "autopay-ended", values, List.of());
  }

  private static Map<String, Object> common(Row mandate) {
    Map<String, Object> values = new HashMap<>();
    values.put("method", mandate.method());
    if (mandate.mandateReference() != null) {
      values.put("reference", mandate.mandateReference());
    }
    return values;
  }

  private Optional<Long> send(
      Row mandate, String key, String template, Map<String, Object> values, List<Long> invoices) {
    return correspondence.send(
        new NewMessage(
            key,
            mandate.customerId(),
            mandate.sellingEntityId(),
            null,
            template,
            values,
            invoices,
            true,
            List.of(),
            "system"));
  }
}

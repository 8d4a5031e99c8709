package org.dunwell.disputes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.disputes.DisputeMapper.Disputable;
import org.dunwell.disputes.DisputeMapper.Row;
import org.dunwell.disputes.reasons.ReasonCode;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.springframework.stereotype.Component;

/**
 * Whether new disputes fit their invoices. Several may lie on one invoice as long as together they
 * are no more than what is open of it.
 */
@Component
class Opening {

  private final DisputeMapper mapper;
  private final ReasonCodes reasons;

  Opening(DisputeMapper mapper, ReasonCodes reasons) {
    this.mapper = mapper;
    this.reasons = reasons;
  }

  /**
   * Rows to insert and what is wrong with the rest, both by key. The invoices' customers are locked
   * when it is to stay true.
   */
  record Checked(List<Row> rows, Map<String, String> problems) {}

  /** Two statements, however many they are; those known already are left out. */
  Checked check(Collection<NewDispute> wanted) {
    Map<Long, Disputable> invoices =
        mapper
            .disputable(wanted.stream().map(NewDispute::invoiceId).distinct().toArray(Long[]::new))
            .stream()
            .collect(Collectors.toMap(Disputable::id, Function.identity()));
    Map<String, ReasonCode> known =
        reasons.all().stream().collect(Collectors.toMap(ReasonCode::code, Function.identity()));
    Map<Long, BigDecimal> taken = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    Map<String, String> problems = new LinkedHashMap<>();
    for (NewDispute one : wanted) {
      try {
        Row row = row(one, invoices.get(one.invoiceId()), known.get(one.reason()), taken);
        taken.merge(one.invoiceId(), row.amount(), BigDecimal::add);
        rows.add(row);
      } catch (BrokenRule broken) {
        problems.put(one.key(), broken.getMessage());
      }
    }
    return new Checked(rows, problems);
  }

  private static Row row(
      NewDispute wanted, Disputable invoice, ReasonCode reason, Map<Long, BigDecimal> taken) {
    checkReason(wanted, reason);
    if (invoice == null) {
      throw new DisputeNotAllowed("There is no invoice %d.".formatted(wanted.invoiceId()));
    }
    if (!invoice.state().equals("open")) {
      throw new DisputeNotAllowed(
          "Invoice %s is %s: nothing of it is asked for, so there is nothing to dispute."
              .formatted(invoice.number(), invoice.state()));
    }
    BigDecimal before = invoice.disputed().add(taken.getOrDefault(invoice.id(), BigDecimal.ZERO));
    BigDecimal left = invoice.openAmount().subtract(before);
    if (left.signum() <= 0) {
      throw new DisputeNotAllowed(
          "All that is open of invoice %s is in dispute already. Add what is new to that dispute."
              .formatted(invoice.number()));
    }
    BigDecimal amount = wanted.amount() == null ? left : entered(wanted.amount(), invoice);
    if (amount.compareTo(left) > 0) {
      throw new DisputeNotAllowed(
          "Of invoice %s only %s can be disputed: %s are open, %s of them in dispute already. You entered %s."
              .formatted(
                  invoice.number(),
                  money(left, invoice),
                  money(invoice.openAmount(), invoice),
                  money(before, invoice),
                  money(amount, invoice)));
    }
    boolean whole = before.signum() == 0 && amount.compareTo(left) == 0;
    return new Row(wanted, invoice, reason.code(), amount, whole);
  }

  private static void checkReason(NewDispute wanted, ReasonCode reason) {
    if (reason == null) {
      throw new DisputeNotAllowed(
          wanted.reason() == null || wanted.reason().isBlank()
              ? "Say why: choose a reason."
              : "There is no reason code \"%s\". Choose one of the list."
                  .formatted(wanted.reason()));
    }
    if (reason.retiredAt() != null) {
      throw new DisputeNotAllowed(
          "Reason code %s is out of use. Choose another.".formatted(reason.code()));
    }
  }

  private static BigDecimal entered(BigDecimal amount, Disputable invoice) {
    try {
      Money money = Money.of(amount, invoice.currency());
      if (money.isPositive()) {
        return money.amount();
      }
    } catch (IllegalArgumentException tooFine) {
      throw new DisputeNotAllowed(
          "%s %s is not an amount of money: %s"
              .formatted(amount.toPlainString(), invoice.currency(), tooFine.getMessage()));
    }
    throw new DisputeNotAllowed(
        "The disputed amount must be above zero, not %s.".formatted(amount.toPlainString()));
  }

  private static Money money(BigDecimal amount, Disputable invoice) {
    return Money.of(amount.stripTrailingZeros(), invoice.currency());
  }
}

package org.dunwell.receivables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.receivables.Deductions.Wanted;
import org.dunwell.receivables.DeductionsRefused.About;
import org.dunwell.receivables.DeductionsRefused.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether what payers say they left out can be: a reason that is known, no more than is open. */
@Component
class DeductionCheck {

  private final Invoices invoices;
  private final ObjectProvider<DeductionReasons> reasons;

  DeductionCheck(Invoices invoices, ObjectProvider<DeductionReasons> reasons) {
    this.invoices = invoices;
    this.reasons = reasons;
  }

  Optional<String> code(String said) {
    return Optional.ofNullable(reasons.getIfAvailable())
        .filter(known -> said != null && !said.isBlank())
        .flatMap(known -> known.code(said.strip()));
  }

  String choices() {
    DeductionReasons known = reasons.getIfAvailable();
    return known == null || known.codes().isEmpty()
        ? "No reasons are known here: leave it out, what was not paid stays open."
        : "Take one of: %s.".formatted(String.join(", ", known.codes()));
  }

  /**
   * Those in order, with our codes and with amounts; stated amounts come before "the rest".
   *
   * @param wanted each with an invoice
   * @param refusals where it says what is wrong with the others
   */
  List<Wanted> fitting(Collection<Wanted> wanted, List<Refusal> refusals) {
    Map<Long, Invoice> named =
        invoices.byIds(wanted.stream().map(Wanted::invoiceId).distinct().toList()).stream()
            .collect(Collectors.toMap(Invoice::id, Function.identity()));
    Map<Long, BigDecimal> left = new HashMap<>();
    named.forEach((id, invoice) -> left.put(id, invoice.openAmount()));
    Map<String, Optional<String>> codes = new HashMap<>();
    List<Wanted> fitting = new ArrayList<>();
    List<Wanted> restsLast =
        wanted.stream().sorted(Comparator.comparing(one -> one.amount() == null)).toList();
    for (Wanted one : restsLast) {
      Invoice invoice = named.get(one.invoiceId());
      Optional<String> code =
          codes.computeIfAbsent(one.reason() == null ? "" : one.reason(), this::code);
      Optional<Refusal> refusal = refusal(one, code, invoice, left.get(invoice.id()));
      refusal.ifPresent(refusals::add);
      BigDecimal amount = one.amount() == null ? left.get(invoice.id()) : one.amount();
      if (refusal.isEmpty() && amount.signum() > 0) {
        left.merge(invoice.id(), amount, BigDecimal::subtract);
        fitting.add(new Wanted(one.paymentId(), invoice.id(), code.orElseThrow(), amount));
      }
    }
    return fitting;
  }

  private Optional<Refusal> refusal(
      Wanted one, Optional<String> code, Invoice invoice, BigDecimal left) {
    if (code.isEmpty()) {
      return Optional.of(new Refusal(one.paymentId(), About.REASON, noReason(one), choices()));
    }
    if (one.amount() == null) {
      return Optional.empty();
    }
    Amounts.entered(one.amount(), invoice.currency());
    if (one.amount().compareTo(left) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            one.paymentId(),
            About.AMOUNT,
            "Behind the payment only %s of invoice %s are open, of which %s cannot be deducted."
                .formatted(
                    Amounts.text(invoice.currency(), left),
                    invoice.number(),
                    Amounts.text(invoice.currency(), one.amount())),
            "Lower the deduction, or leave its amount out for all that is open."));
  }

  private static String noReason(Wanted one) {
    return one.reason() == null || one.reason().isBlank()
        ? "A deduction has no reason."
        : "There is no reason for deductions called %s.".formatted(one.reason());
  }
}

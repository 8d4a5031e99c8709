package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.dunwell.promises.NewPlan;
import org.dunwell.promises.PlanCosts;
import org.springframework.stereotype.Component;

/**
 * Reckons a plan's interest ahead as it is reckoned afterwards, as if every payment came on its day
 * and paid for the invoices in their order.
 */
@Component
class PlanForecast implements PlanCosts {

  /** A part of an invoice in the plan, and what will be paid of it. */
  private record Part(
      LateDebt debt, BigDecimal share, NavigableMap<LocalDate, BigDecimal> paid, Accrual accrual) {}

  private final LateDebtMapper mapper;
  private final LawMapper laws;

  PlanForecast(LateDebtMapper mapper, LawMapper laws) {
    this.mapper = mapper;
    this.laws = laws;
  }

  @Override
  public List<BigDecimal> foreseen(Course course) {
    List<Part> parts = parts(course);
    return course.legs().stream()
        .map(
            leg ->
                parts.stream()
                    .map(part -> interest(part, course, leg.dueOn()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add))
        .toList();
  }

  private static BigDecimal interest(Part part, Course course, LocalDate until) {
    Accrual.Planned planned =
        new Accrual.Planned(
            course.percent(), course.from(), LocalDate.MAX, part.share(), part.paid());
    return Accrual.total(
        part.accrual()
            .interest(part.debt().dueOn(), part.share(), part.paid(), List.of(planned), until)
            .planned(),
        LateCharges.decimals(course.currency()));
  }

  /** What falls due after the last payment bears no interest before it. */
  private List<Part> parts(Course course) {
    LocalDate last = course.legs().get(course.legs().size() - 1).dueOn();
    Instant after = last.plusDays(1).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    List<LateDebt> debts = mapper.ofInvoices(course.shares().keySet().toArray(Long[]::new), after);
    LawBook book = LawBook.read(laws, debts);
    Map<Long, BigDecimal> disputed = LateCharges.disputed(debts);
    Map<Long, NavigableMap<LocalDate, BigDecimal>> payments = payments(course);
    Map<Long, BigDecimal> left = new HashMap<>(course.shares());
    List<Part> parts = new ArrayList<>();
    for (LateDebt debt : debts) {
      BigDecimal free = debt.open().subtract(disputed.get(debt.instalmentId()));
      BigDecimal share = left.get(debt.invoiceId()).min(free.max(BigDecimal.ZERO));
      if (share.signum() > 0) {
        left.merge(debt.invoiceId(), share, BigDecimal::subtract);
        Law law = book.of(debt).orElse(Law.NONE);
        parts.add(
            new Part(
                debt,
                share,
                take(payments.get(debt.invoiceId()), share),
                law.accrual(book.reference(law), debt.dueOn())));
      }
    }
    return parts;
  }

  /** By invoice, what is paid of it when. */
  private static Map<Long, NavigableMap<LocalDate, BigDecimal>> payments(Course course) {
    Map<Long, NavigableMap<LocalDate, BigDecimal>> payments = new HashMap<>();
    Map<Long, BigDecimal> shares = new LinkedHashMap<>(course.shares());
    for (NewPlan.Leg leg : course.legs()) {
      BigDecimal left = leg.amount();
      for (Map.Entry<Long, BigDecimal> share : shares.entrySet()) {
        BigDecimal some = share.getValue().min(left);
        if (some.signum() > 0) {
          payments
              .computeIfAbsent(share.getKey(), any -> new TreeMap<>())
              .merge(leg.dueOn(), some, BigDecimal::add);
          share.setValue(share.getValue().subtract(some));
          left = left.subtract(some);
        }
      }
    }
    return payments;
  }

  /** So much of what is paid, the earliest first; it is taken away from it. */
  private static NavigableMap<LocalDate, BigDecimal> take(
      NavigableMap<LocalDate, BigDecimal> payments, BigDecimal amount) {
    NavigableMap<LocalDate, BigDecimal> taken = new TreeMap<>();
    BigDecimal left = amount;
    while (left.signum() > 0 && payments != null && !payments.isEmpty()) {
      Map.Entry<LocalDate, BigDecimal> first = payments.firstEntry();
      BigDecimal some = first.getValue().min(left);
      taken.put(first.getKey(), some);
      left = left.subtract(some);
      if (some.compareTo(first.getValue()) == 0) {
        payments.pollFirstEntry();
      } else {
        payments.put(first.getKey(), first.getValue().subtract(some));
      }
    }
    return taken;
  }
}

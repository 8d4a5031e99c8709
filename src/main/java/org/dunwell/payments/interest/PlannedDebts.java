package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.dunwell.promises.PlanInterest;
import org.dunwell.promises.PlanInterests;
import org.springframework.stereotype.Component;

/**
 * What of late debts stands in payment plans that bear interest of their own. A plan is about so
 * much of an invoice; of the invoice's parts the first due are in it first.
 */
@Component
class PlannedDebts {

  /** An invoice's share of one plan. */
  private record Key(long planId, long id) {}

  private final PlanInterests interests;
  private final LateDebtMapper mapper;

  PlannedDebts(PlanInterests interests, LateDebtMapper mapper) {
    this.interests = interests;
    this.mapper = mapper;
  }

  /**
   * By instalment; nothing more is asked of the database where no plan bears interest.
   *
   * @param disputed of the debts, by instalment: it is in no plan
   */
  Map<Long, List<Accrual.Planned>> of(List<LateDebt> debts, Map<Long, BigDecimal> disputed) {
    List<PlanInterest> plans =
        interests.of(debts.stream().map(LateDebt::invoiceId).distinct().toList());
    if (plans.isEmpty()) {
      return Map.of();
    }
    Long[] ids = plans.stream().map(PlanInterest::planId).toArray(Long[]::new);
    Long[] invoices = plans.stream().map(PlanInterest::invoiceId).toArray(Long[]::new);
    Long[] afters = plans.stream().map(PlanInterest::takenAfter).toArray(Long[]::new);
    Map<Key, NavigableMap<LocalDate, BigDecimal>> paid = new HashMap<>();
    for (LateDebtMapper.PaidSince one : mapper.paidSince(ids, invoices, afters)) {
      paid.computeIfAbsent(new Key(one.planId(), one.instalmentId()), any -> new TreeMap<>())
          .put(one.day(), one.amount());
    }
    Map<Key, List<LateDebtMapper.Begun>> begun = new HashMap<>();
    for (LateDebtMapper.Begun one : mapper.begun(ids, invoices, afters)) {
      begun
          .computeIfAbsent(new Key(one.planId(), one.invoiceId()), any -> new ArrayList<>())
          .add(one);
    }
    Map<Long, List<Accrual.Planned>> planned = new HashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      PlanInterest plan = plans.get(i);
      LocalDate to = last(plan, i + 1 < plans.size() ? plans.get(i + 1) : null);
      BigDecimal left = plan.amount();
      for (LateDebtMapper.Begun part :
          begun.getOrDefault(new Key(plan.planId(), plan.invoiceId()), List.of())) {
        BigDecimal most =
            part.open().subtract(disputed.getOrDefault(part.instalmentId(), BigDecimal.ZERO));
        BigDecimal share = left.min(most.max(BigDecimal.ZERO));
        left = left.subtract(share);
        if (share.signum() > 0 && !to.isBefore(plan.from())) {
          planned
              .computeIfAbsent(part.instalmentId(), any -> new ArrayList<>())
              .add(
                  new Accrual.Planned(
                      plan.percent(),
                      plan.from(),
                      to,
                      share,
                      paid.getOrDefault(
                          new Key(plan.planId(), part.instalmentId()), new TreeMap<>())));
        }
      }
    }
    return planned;
  }

  /** On the day on which one plan was kept another may begin: the day is the other's. */
  private static LocalDate last(PlanInterest plan, PlanInterest next) {
    LocalDate to = plan.to() == null ? LocalDate.MAX : plan.to();
    boolean followed =
        next != null && next.invoiceId() == plan.invoiceId() && !next.from().isAfter(to);
    return followed ? next.from().minusDays(1) : to;
  }
}

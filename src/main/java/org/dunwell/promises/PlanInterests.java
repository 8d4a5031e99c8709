package org.dunwell.promises;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** The interest that plans have agreed on, for whoever reckons what lateness costs. */
@Component
public class PlanInterests {

  private final PlanMapper mapper;

  PlanInterests(PlanMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Of all plans that run or have run with an agreed rate, by one statement however many the
   * invoices are. The days of one invoice's plans do not overlap, apart from the last day of a plan
   * that was kept: on it another may have begun.
   *
   * @return by invoice and first day
   */
  public List<PlanInterest> of(Collection<Long> invoiceIds) {
    return invoiceIds.isEmpty() ? List.of() : mapper.interestOf(invoiceIds.toArray(Long[]::new));
  }
}

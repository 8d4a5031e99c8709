package org.dunwell.credit.bureaus.asking;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.dunwell.credit.bureaus.BureauSettings;
import org.dunwell.credit.bureaus.asking.BureauQueueMapper.Waiting;
import org.dunwell.platform.Troubles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a bureau may cost in a calendar month. A price counts from before the question leaves: what
 * nobody knows the end of may have been bought.
 */
@Component
class BureauBudget {

  private final BureauQueueMapper mapper;
  private final BureauRequestEnds ends;
  private final Troubles troubles;
  private final Clock clock;

  BureauBudget(BureauQueueMapper mapper, BureauRequestEnds ends, Troubles troubles, Clock clock) {
    this.mapper = mapper;
    this.ends = ends;
    this.troubles = troubles;
    this.clock = clock;
  }

  /** Whether the question may leave; one that may not is over. */
  @Transactional
  public boolean covers(Waiting request, BureauSettings bureau) {
    if (bureau.price() == null || request.spentOn() != null) {
      return true;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    BigDecimal after = mapper.spent(request.bureau(), today.withDayOfMonth(1)).add(bureau.price());
    if (bureau.monthlyBudget() == null || after.compareTo(bureau.monthlyBudget()) <= 0) {
      mapper.spend(request.id(), bureau.price(), bureau.currency(), today);
      return true;
    }
    String words =
        "The budget of %s for this month, %s %s, is used up."
            .formatted(request.bureau(), bureau.monthlyBudget().toPlainString(), bureau.currency());
    ends.end(request, BureauRequestEnds.TOO_DEAR, words);
    troubles.report(
        "credit",
        "bureau-budget",
        request.bureau() + "/" + today.withDayOfMonth(1),
        words + " Reports are not bought; the last ones stay.",
        "Raise dunwell.bureaus.%s.monthly-budget, or wait for the next month."
            .formatted(request.bureau()),
        null);
    return false;
  }
}

package org.dunwell.promises;

import java.util.List;
import org.dunwell.receivables.InvoicesSettled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to promises and invoices happens to the plans they are part of. */
@Component
class PlanNews {

  private final PlanMapper mapper;
  private final Plans plans;
  private final PlanCourse course;

  PlanNews(PlanMapper mapper, Plans plans, PlanCourse course) {
    this.mapper = mapper;
    this.plans = plans;
    this.course = course;
  }

  @EventListener
  void on(PromisesEnded news) {
    Long[] promises = news.ends().stream().map(PromiseEnd::promiseId).toArray(Long[]::new);
    mapper.runningOf(promises).forEach(plan -> course.follow(plans.byId(plan)));
  }

  /** A proposed plan with nothing left to pay needs nobody's decision any more. */
  @EventListener
  void on(InvoicesSettled news) {
    List<Long> settled = mapper.settled(news.invoiceIds().toArray(Long[]::new));
    settled.forEach(
        plan -> course.end(plans.byId(plan), "withdrawn", "everything is paid", "system"));
  }
}

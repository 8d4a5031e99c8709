package org.dunwell.promises;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.promises.process.PaymentPlanProcess;
import org.dunwell.receivables.LedgerLocks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Payment plans: proposed, approved where they have to be, run leg by leg, ended. */
@Component
public class Plans {

  /** The most plans one page shows. */
  static final int PAGE = 50;

  private final PlanMapper mapper;
  private final PlanProposals proposals;
  private final PlanCourse course;
  private final PlanRequestBook requests;
  private final PaymentPlanProcess process;
  private final LedgerLocks locks;

  Plans(
      PlanMapper mapper,
      PlanProposals proposals,
      PlanCourse course,
      PlanRequestBook requests,
      PaymentPlanProcess process,
      LedgerLocks locks) {
    this.mapper = mapper;
    this.proposals = proposals;
    this.course = course;
    this.requests = requests;
    this.process = process;
    this.locks = locks;
  }

  /**
   * Proposes a plan. Within the authority of {@code rules/plan-authority.dmn} it runs at once; else
   * a credit manager is asked, and until then its invoices are not collected.
   *
   * @return the plan, running or proposed
   * @throws BrokenRule when the legs make no plan, cover more than can be promised, or the table
   *     refuses it
   */
  @Transactional
  public Plan propose(NewPlan wanted) {
    if (wanted.invoiceIds() != null) {
      locks.invoices(wanted.invoiceIds().toArray(Long[]::new));
    }
    long id = proposals.enter(wanted);
    process.start(id);
    return byId(id);
  }

  /**
   * What the interest of such a plan comes to by the day of each payment, if all are there in time;
   * nothing is proposed.
   *
   * @return by leg; nulls when no interest is agreed with it
   * @throws BrokenRule when the legs make no plan, or the rate is more than may be agreed on
   */
  @Transactional(readOnly = true)
  public List<BigDecimal> foreseen(NewPlan wanted) {
    return proposals.foreseen(wanted);
  }

  /**
   * A credit manager has decided. It runs when the process goes on.
   *
   * @throws BrokenRule when the plan is not proposed any more, or it is the manager's own
   */
  @Transactional
  public void decide(long id, boolean approved, String note, String by) {
    lock(id);
    proposals.decide(byId(id), approved, note, by);
  }

  /** The plan begins: each leg becomes a promise and the customer gets the schedule. */
  @Transactional
  public void start(long id) {
    lock(id);
    course.start(byId(id));
  }

  /**
   * Somebody ends a plan, or takes back one that was only proposed: what is still open is collected
   * again.
   *
   * @throws BrokenRule when it is over already, or no reason is given
   */
  @Transactional
  public void end(long id, String reason, String by) {
    lock(id);
    Plan plan = byId(id);
    if (plan.isOver()) {
      throw new BrokenRule("Payment plan %d is %s already.".formatted(id, plan.state()));
    }
    if (reason == null || reason.isBlank()) {
      throw new BrokenRule("Say why the plan ends.");
    }
    course.endByHand(plan, reason.strip(), by);
    if (plan.state().equals("proposed")) {
      requests.reopen(id);
    }
  }

  private void lock(long id) {
    locks.invoices(byId(id).invoiceIds().toArray(Long[]::new));
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Plan byId(long id) {
    return byIds(List.of(id)).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("payment plan", Long.toString(id)));
  }

  /** The plans of these customers, newest first, at most {@value #PAGE}. */
  public List<Plan> of(Collection<Long> customerIds) {
    return byIds(mapper.ofCustomers(customerIds.toArray(Long[]::new), PAGE));
  }

  private List<Plan> byIds(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Long[] wanted = ids.toArray(Long[]::new);
    Map<Long, List<Plan.Leg>> legs =
        mapper.legs(wanted).stream().collect(Collectors.groupingBy(Plan.Leg::planId));
    Map<Long, List<Plan.Share>> shares =
        mapper.shares(wanted).stream().collect(Collectors.groupingBy(Plan.Share::planId));
    return mapper.byIds(wanted).stream()
        .map(row -> row.with(legs.get(row.id()), shares.get(row.id())))
        .toList();
  }
}

package org.dunwell.collections;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunwell.collections.holds.Holds;
import org.dunwell.collections.holds.NewHold;
import org.dunwell.collections.writeoffs.NewWriteOff;
import org.dunwell.collections.writeoffs.WriteOffProposals;
import org.dunwell.contact.Calls;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.promises.NewPlanRequest;
import org.dunwell.promises.PlanRequests;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores what people made of calls and escalations; one call is a touch for every invoice that was
 * to be talked about. Refuses what is incomplete, and what somebody else has completed first.
 */
@Component
public class CustomerTaskResults {

  /** A plan that is not proposed within a week is not coming; the cases go on then. */
  private static final int DAYS_TO_PROPOSE = 5;

  private static final Map<String, String> DECISIONS =
      Map.of(
          "go-on", "Credit manager: go on collecting",
          "hold", "Credit manager: hold",
          "plan", "Credit manager: offer a payment plan",
          "hand-over", "Credit manager: hand over",
          "write-off", "Credit manager: write off");

  private final CustomerTaskMapper mapper;
  private final CustomerTaskEnds ends;
  private final Calls calls;
  private final Holds holds;
  private final WriteOffProposals writeOffs;
  private final PlanRequests requests;
  private final CustomerTasks tasks;
  private final Customers customers;
  private final WorkingDays workingDays;
  private final Nudges nudges;
  private final Clock clock;

  CustomerTaskResults(
      CustomerTaskMapper mapper,
      CustomerTaskEnds ends,
      Calls calls,
      Holds holds,
      WriteOffProposals writeOffs,
      PlanRequests requests,
      CustomerTasks tasks,
      Customers customers,
      WorkingDays workingDays,
      Nudges nudges,
      Clock clock) {
    this.mapper = mapper;
    this.ends = ends;
    this.calls = calls;
    this.holds = holds;
    this.writeOffs = writeOffs;
    this.requests = requests;
    this.tasks = tasks;
    this.customers = customers;
    this.workingDays = workingDays;
    this.nudges = nudges;
    this.clock = clock;
  }

  /**
   * A call task that was ended just now.
   *
   * @param invoiceIds what was to be talked about; from now on they count as called about
   */
  public record EndedCall(long customerId, List<Long> invoiceIds) {}

  /**
   * A call was made, whatever came of it: the task ends and the call counts as a touch.
   *
   * @throws TaskNotComplete when somebody else has ended the task
   */
  @Transactional
  public EndedCall called(long task, TaskResult result) {
    List<Long> invoices = ends.end(task, result);
    calls.made(mapper.requests(task));
    return new EndedCall(ends.customer(task), invoices);
  }

  /** What a call task was about when it was ended. */
  public List<Long> invoicesOfCall(long task) {
    return mapper.invoices(task);
  }

  /** A credit manager decided how to go on. */
  @Transactional
  public void decided(long task, TaskResult result) {
    String words = TaskResult.meaning("How do we go on?", DECISIONS, result.outcome());
    boolean hold = result.outcome().equals("hold");
    List<Long> invoices = ends.end(task, result);
    follow(task, result, invoices);
    ends.tell(task, "escalation", result, hold ? words + " until " + result.until() : words);
    nudges.about(invoices, "escalation");
  }

  private void follow(long task, TaskResult result, List<Long> invoices) {
    long customer = ends.customer(task);
    switch (result.outcome()) {
      case "hold" ->
          holds.decided(new NewHold(customer, invoices, result.until(), why(result), result.by()));
      case "plan" -> offerPlan(task, customer, invoices, result);
      case "write-off" ->
          writeOffs.propose(new NewWriteOff(customer, invoices, why(result), result.by()));
      case "hand-over" -> tasks.decideHandover(invoices);
      default -> {
        // collecting goes on as it did
      }
    }
  }

  /** Nobody is asked for anything while the plan is drawn up. */
  private void offerPlan(long task, long customerId, List<Long> invoices, TaskResult result) {
    Customer customer = customers.byId(customerId);
    LocalDate today = LocalDate.ofInstant(clock.instant(), customer.timeZone());
    requests.open(
        new NewPlanRequest(
            customerId,
            invoices,
            "escalation",
            "escalation/" + task,
            null,
            result.note(),
            result.by(),
            workingDays.plus(customer.calendar(), today, DAYS_TO_PROPOSE)));
  }

  private static String why(TaskResult result) {
    return result.note() == null ? "Decided by the credit manager" : result.note();
  }
}

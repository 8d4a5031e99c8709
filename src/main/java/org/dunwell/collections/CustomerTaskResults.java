package org.dunwell.collections;

import java.util.List;
import java.util.Map;
import org.dunwell.collections.holds.Holds;
import org.dunwell.collections.holds.NewHold;
import org.dunwell.collections.writeoffs.NewWriteOff;
import org.dunwell.collections.writeoffs.WriteOffProposals;
import org.dunwell.contact.Calls;
import org.dunwell.platform.Nudges;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores what people made of calls and escalations; one call is a touch for every invoice that was
 * to be talked about. Refuses what is incomplete, and what somebody else has completed first.
 */
@Component
public class CustomerTaskResults {

  private static final Map<String, String> DECISIONS =
      Map.of(
          "go-on", "Credit manager: go on collecting",
          "hold", "Credit manager: hold",
          "hand-over", "Credit manager: hand over",
          "write-off", "Credit manager: write off");

  private final CustomerTaskMapper mapper;
  private final CustomerTaskEnds ends;
  private final Calls calls;
  private final Holds holds;
  private final WriteOffProposals writeOffs;
  private final CustomerTasks tasks;
  private final Nudges nudges;

  CustomerTaskResults(
      CustomerTaskMapper mapper,
      CustomerTaskEnds ends,
      Calls calls,
      Holds holds,
      WriteOffProposals writeOffs,
      CustomerTasks tasks,
      Nudges nudges) {
    this.mapper = mapper;
    this.ends = ends;
    this.calls = calls;
    this.holds = holds;
    this.writeOffs = writeOffs;
    this.tasks = tasks;
    this.nudges = nudges;
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
    if (hold) {
      holds.decided(
          new NewHold(ends.customer(task), invoices, result.until(), why(result), result.by()));
    } else if (result.outcome().equals("write-off")) {
      writeOffs.propose(new NewWriteOff(ends.customer(task), invoices, why(result), result.by()));
    } else if (result.outcome().equals("hand-over")) {
      tasks.decideHandover(ends.customer(task), invoices);
    }
    ends.tell(task, "escalation", result, hold ? words + " until " + result.until() : words);
    nudges.about(invoices, "escalation");
  }

  private static String why(TaskResult result) {
    return result.note() == null ? "Decided by the credit manager" : result.note();
  }
}

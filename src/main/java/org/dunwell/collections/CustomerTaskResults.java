package org.dunwell.collections;

import java.time.Clock;
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

  private static final Map<String, String> CALL_OUTCOMES =
      Map.of(
          "reached", "Called: reached",
          "not-reached", "Called: not reached",
          "wrong-number", "Called: wrong number");

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
  private final Clock clock;

  CustomerTaskResults(
      CustomerTaskMapper mapper,
      CustomerTaskEnds ends,
      Calls calls,
      Holds holds,
      WriteOffProposals writeOffs,
      CustomerTasks tasks,
      Nudges nudges,
      Clock clock) {
    this.mapper = mapper;
    this.ends = ends;
    this.calls = calls;
    this.holds = holds;
    this.writeOffs = writeOffs;
    this.tasks = tasks;
    this.nudges = nudges;
    this.clock = clock;
  }

  /** A call was made, whatever came of it. */
  @Transactional
  public void called(long task, TaskResult result) {
    String words = outcome(CALL_OUTCOMES, result.outcome(), "How did the call go?");
    List<Long> invoices = ends.end(task, result);
    calls.made(mapper.requests(task));
    ends.tell(task, "call", result, words);
    nudges.about(invoices, "call");
  }

  /** A credit manager decided how to go on. */
  @Transactional
  public void decided(long task, TaskResult result) {
    String words = outcome(DECISIONS, result.outcome(), "How do we go on?");
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

  private static String outcome(Map<String, String> offered, String given, String question) {
    if (given == null || !offered.containsKey(given)) {
      throw new TaskNotComplete(
          "'%s' needs one of %s as an answer; it is %s."
              .formatted(question, offered.keySet().stream().sorted().toList(), given));
    }
    return offered.get(given);
  }
}

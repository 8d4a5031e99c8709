package org.dunwell.sandbox.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Completes tasks as a person would, for the time before anybody has signed in. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
public class Clerk {

  /** Nobody makes more calls in an afternoon; the rest waits for tomorrow. */
  private static final int CALLS_A_DAY = 20;

  private static final List<Map<String, Object>> CALLS =
      List.of(
          Map.of("outcome", "reached", "note", "Has the invoices, will see to it this week."),
          Map.of("outcome", "not-reached", "note", "Nobody picked up, tried twice."),
          Map.of("outcome", "reached", "note", "The approval is still missing; asked to hurry."),
          Map.of("outcome", "reached", "note", "Bookkeeper on holiday, back on Monday."));

  private static final Map<String, Object> GO_ON =
      Map.of("decision", "go-on", "note", "No reason to wait. Go on.");

  private final TaskService tasks;

  Clerk(TaskService tasks) {
    this.tasks = tasks;
  }

  /** Makes the calls that have been waiting since before a moment. */
  public void makeCalls(Instant before) {
    for (Task call : waiting("customer-call", before)) {
      tasks.complete(call.getId(), CALLS.get(Math.floorMod(call.getId().hashCode(), CALLS.size())));
    }
  }

  /** Decides to go on with the customers that were handed up before a moment. */
  public void decide(Instant before) {
    waiting("customer-escalation", before).forEach(task -> tasks.complete(task.getId(), GO_ON));
  }

  private List<Task> waiting(String process, Instant before) {
    return tasks
        .createTaskQuery()
        .processDefinitionKey(process)
        .taskCreatedBefore(Date.from(before))
        .orderByTaskCreateTime()
        .asc()
        .listPage(0, CALLS_A_DAY);
  }
}

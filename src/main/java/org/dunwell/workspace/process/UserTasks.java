package org.dunwell.workspace.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The user tasks that wait, as lists show them. */
@Component
public class UserTasks {

  /** What every form of ours shows first: the customer as "Name (number)". */
  private static final String CUSTOMER = "customer";

  /** Whose tasks: my own, those of my groups that nobody has taken, or all of my groups. */
  public enum View {
    MINE,
    GROUP,
    ALL
  }

  /**
   * One line.
   *
   * @param kind id of the user task on its diagram, such as {@code callCustomer}
   * @param customer "Name (number)"; null if the task is not about one
   * @param assignee who has taken it; null if nobody
   */
  public record Line(
      String id, String kind, String name, String customer, String assignee, Instant since) {

    /** The customer's number, to link to its page; null if there is none. */
    public String customerNumber() {
      int open = customer == null ? -1 : customer.lastIndexOf('(');
      return open < 0 || !customer.endsWith(")")
          ? null
          : customer.substring(open + 1, customer.length() - 1);
    }
  }

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final IdentityService identity;

  UserTasks(TaskService tasks, RuntimeService runtime, IdentityService identity) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.identity = identity;
  }

  /**
   * Oldest first.
   *
   * @param kind only tasks of this element; null for all
   */
  public List<Line> list(String user, View view, String kind, int from, int limit) {
    List<Task> page =
        query(user, view, kind)
            .orderByTaskCreateTime()
            .asc()
            .orderByTaskId()
            .asc()
            .listPage(from, limit);
    Map<String, String> customers = customers(page);
    return page.stream().map(task -> line(task, customers.get(task.getExecutionId()))).toList();
  }

  public long count(String user, View view, String kind) {
    return query(user, view, kind).count();
  }

  private TaskQuery query(String user, View view, String kind) {
    TaskQuery query = tasks.createTaskQuery().active();
    if (kind != null) {
      query.taskDefinitionKey(kind);
    }
    if (view == View.MINE) {
      return query.taskAssignee(user);
    }
    List<String> groups = groups(user);
    query.taskCandidateGroupIn(groups.isEmpty() ? List.of("nobody") : groups);
    return view == View.ALL ? query.includeAssignedTasks() : query;
  }

  private List<String> groups(String user) {
    return identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
  }

  private Map<String, String> customers(List<Task> page) {
    if (page.isEmpty()) {
      return Map.of();
    }
    Set<String> executions = page.stream().map(Task::getExecutionId).collect(Collectors.toSet());
    return runtime
        .createVariableInstanceQuery()
        .executionIdIn(executions.toArray(String[]::new))
        .variableName(CUSTOMER)
        .list()
        .stream()
        .filter(variable -> variable.getValue() instanceof String)
        .collect(
            Collectors.toMap(
                VariableInstance::getExecutionId, variable -> (String) variable.getValue()));
  }

  private static Line line(Task task, String customer) {
    return new Line(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName(),
        customer,
        task.getAssignee(),
        task.getCreateTime().toInstant());
  }
}

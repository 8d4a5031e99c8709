package org.dunwell.workspace.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.dunwell.receivables.Access;
import org.dunwell.workspace.process.TaskMapper.About;
import org.dunwell.workspace.process.TaskMapper.Row;
import org.dunwell.workspace.process.TaskMapper.Wanted;
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
   * @param customer "Name (number)" of a customer, the name of a prospect; null if the task is
   *     about neither
   * @param prospect the party whose credit file a prospect has; null for everybody else
   * @param assignee who has taken it; null if nobody
   */
  public record Line(
      String id,
      String kind,
      String name,
      String customer,
      Long prospect,
      String assignee,
      Instant since) {

    /** The customer's number, to link to its page; null if there is none. */
    public String customerNumber() {
      int open = customer == null || prospect != null ? -1 : customer.lastIndexOf('(');
      return open < 0 || !customer.endsWith(")")
          ? null
          : customer.substring(open + 1, customer.length() - 1);
    }
  }

  private final TaskMapper mapper;
  private final RuntimeService runtime;
  private final IdentityService identity;
  private final Access access;

  UserTasks(TaskMapper mapper, RuntimeService runtime, IdentityService identity, Access access) {
    this.mapper = mapper;
    this.runtime = runtime;
    this.identity = identity;
    this.access = access;
  }

  /**
   * Oldest first; of whoever sees a part of the ledger only the tasks of its customers.
   *
   * @param kind only tasks of this element; null for all
   */
  public List<Line> list(String user, View view, String kind, int from, int limit) {
    List<Row> page = mapper.list(wanted(user, view, kind), from, limit);
    Map<String, String> customers = customers(page);
    Map<String, About> credit = credit(page);
    return page.stream()
        .map(task -> line(task, customers.get(task.execution()), credit.get(task.id())))
        .toList();
  }

  public long count(String user, View view, String kind) {
    return mapper.count(wanted(user, view, kind));
  }

  /** The party that an open task is about where that is a prospect; null for everybody else. */
  public Long prospect(String taskId) {
    return mapper.about(new String[] {taskId}).stream()
        .filter(about -> about.number() == null)
        .map(About::partyId)
        .findFirst()
        .orElse(null);
  }

  /** Whether a task is, or was, in a user's hands, or waits for a group of theirs. */
  public boolean isFor(String taskId, String user) {
    return mapper.isFor(taskId, user, groups(user));
  }

  private Wanted wanted(String user, View view, String kind) {
    boolean mine = view == View.MINE;
    return new Wanted(
        mine ? user : null,
        mine ? new String[0] : groups(user),
        view == View.ALL,
        kind,
        access.isLimited());
  }

  private String[] groups(String user) {
    return identity.createGroupQuery().groupMember(user).list().stream()
        .map(Group::getId)
        .toArray(String[]::new);
  }

  private Map<String, String> customers(List<Row> page) {
    if (page.isEmpty()) {
      return Map.of();
    }
    Set<String> executions = page.stream().map(Row::execution).collect(Collectors.toSet());
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

  private Map<String, About> credit(List<Row> page) {
    return page.isEmpty()
        ? Map.of()
        : mapper.about(page.stream().map(Row::id).toArray(String[]::new)).stream()
            .collect(Collectors.toMap(About::task, Function.identity()));
  }

  private static Line line(Row task, String customer, About credit) {
    String who = credit == null ? customer : credit.words();
    Long prospect = credit == null || credit.number() != null ? null : credit.partyId();
    return new Line(
        task.id(), task.kind(), task.name(), who, prospect, task.assignee(), task.since());
  }
}

package org.dunwell.workspace.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.spin.Spin;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.engine.EngineCommands;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One user task in somebody's hands: shown, taken, given away, completed. Everything goes through
 * the engine in the name of the person, so it is the same as in Tasklist.
 */
@Component
public class TaskDesk {

  /**
   * An open task.
   *
   * @param why why a person is needed, as the diagram says
   * @param assignee who has taken it; null if nobody
   */
  public record OpenTask(
      String id,
      String kind,
      String name,
      String why,
      String assignee,
      String processInstanceId,
      Instant since) {}

  /**
   * What a form is drawn from.
   *
   * @param schema the Camunda Form
   * @param data what it shows, by key, as of now
   */
  public record Form(JsonNode schema, Map<String, Object> data) {}

  /**
   * A task that is over.
   *
   * @param by who had it; null if nobody
   * @param completed by a person; else it was withdrawn because nothing was left to do
   */
  public record EndedTask(String id, String name, String by, Instant at, boolean completed) {}

  private final TaskService tasks;
  private final TaskForms forms;
  private final HistoryService history;
  private final RepositoryService repository;
  private final IdentityService identity;
  private final EngineCommands commands;

  TaskDesk(
      TaskService tasks,
      TaskForms forms,
      HistoryService history,
      RepositoryService repository,
      IdentityService identity,
      EngineCommands commands) {
    this.tasks = tasks;
    this.forms = forms;
    this.history = history;
    this.repository = repository;
    this.identity = identity;
    this.commands = commands;
  }

  /** The task if it is still open. */
  public Optional<OpenTask> open(String taskId) {
    return Optional.ofNullable(task(taskId))
        .map(
            task ->
                new OpenTask(
                    task.getId(),
                    task.getTaskDefinitionKey(),
                    task.getName(),
                    why(task),
                    task.getAssignee(),
                    task.getProcessInstanceId(),
                    task.getCreateTime().toInstant()));
  }

  /** The open task of an instance, if one waits. */
  public Optional<OpenTask> ofInstance(String processInstanceId) {
    return tasks.createTaskQuery().processInstanceId(processInstanceId).list().stream()
        .findFirst()
        .flatMap(task -> open(task.getId()));
  }

  /** How it ended, for one that is not open any more. */
  public Optional<EndedTask> ended(String taskId) {
    HistoricTaskInstance past =
        history.createHistoricTaskInstanceQuery().taskId(taskId).finished().singleResult();
    return Optional.ofNullable(past)
        .map(
            task ->
                new EndedTask(
                    task.getId(),
                    task.getName(),
                    task.getAssignee(),
                    task.getEndTime().toInstant(),
                    "completed".equals(task.getDeleteReason())));
  }

  /**
   * @throws NotThere when the task is over
   */
  @Transactional
  public Form form(String taskId) {
    Task task = found(taskId);
    return new Form(forms.schema(task), forms.data(task));
  }

  /** Takes the task, from somebody else too; null gives it back to the group. */
  @Transactional
  public void assign(String taskId, String assignee, String by) {
    found(taskId);
    as(by, () -> tasks.setAssignee(taskId, assignee));
  }

  /**
   * Completes the task with what was filled in; whoever completes it has taken it.
   *
   * @param values by the keys of the form's fields; other keys are left out
   * @throws NotThere when the task is over
   * @throws RuntimeException what the process refuses; nothing is stored then
   */
  @Transactional
  public void complete(String taskId, Map<String, Object> values, String by) {
    complete(taskId, values, Map.of(), by);
  }

  /**
   * The same with what the page knows by itself.
   *
   * @param known variables that no field of the form stands for
   */
  @Transactional
  public void complete(
      String taskId, Map<String, Object> values, Map<String, Object> known, String by) {
    Task task = found(taskId);
    Set<String> keys = TaskForms.keys(forms.schema(task));
    Map<String, Object> filled = new HashMap<>(known);
    keys.stream()
        .filter(key -> values.get(key) != null)
        .forEach(key -> filled.put(key, variable(values.get(key))));
    // One command: the engine writes its rows when our listeners have locked theirs. A task that
    // was assigned first would lie locked before its cases, and the relay locks them after.
    as(
        by,
        () ->
            commands.together(
                () -> {
                  if (!Objects.equals(task.getAssignee(), by)) {
                    tasks.setAssignee(taskId, by);
                  }
                  tasks.complete(taskId, filled);
                }));
  }

  /** Whether two came at the same moment and the other one was first. */
  public static boolean isConflict(Throwable failure) {
    return failure instanceof OptimisticLockingException
        || failure instanceof ConcurrencyFailureException;
  }

  /** Lists as JSON, as Tasklist sends them. */
  private static Object variable(Object value) {
    return value instanceof List<?> || value instanceof Map<?, ?> ? Spin.JSON(value) : value;
  }

  private void as(String user, Runnable work) {
    List<String> groups =
        identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    identity.setAuthentication(user, groups);
    try {
      work.run();
    } catch (AuthorizationException notTheirs) {
      throw new BrokenRule(
          "This task is given to other people, and you may not work on it. Ask whoever has it.");
    } finally {
      identity.clearAuthentication();
    }
  }

  private Task task(String taskId) {
    return tasks.createTaskQuery().taskId(taskId).initializeFormKeys().singleResult();
  }

  private Task found(String taskId) {
    Task task = task(taskId);
    if (task == null) {
      throw new NotThere("open task", taskId);
    }
    return task;
  }

  private String why(Task task) {
    UserTask drawn =
        repository
            .getBpmnModelInstance(task.getProcessDefinitionId())
            .getModelElementById(task.getTaskDefinitionKey());
    return drawn.getDocumentations().stream()
        .map(Documentation::getTextContent)
        .findFirst()
        .orElse("");
  }
}

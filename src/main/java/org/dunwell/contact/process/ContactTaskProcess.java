package org.dunwell.contact.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.engine.EngineCommands;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Into the engine: starts, completes and withdraws {@code contact-task}. */
@Component
public class ContactTaskProcess {

  private static final String ALREADY =
      "Somebody else has dealt with this just now. Nothing of yours was stored.";

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final IdentityService identity;
  private final EngineCommands commands;

  ContactTaskProcess(
      RuntimeService runtime,
      TaskService tasks,
      IdentityService identity,
      EngineCommands commands) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.identity = identity;
    this.commands = commands;
  }

  /** Starts the instance of one task and answers its id. */
  public String start(long taskId) {
    return runtime.startProcessInstanceByKey("contact-task", Long.toString(taskId)).getId();
  }

  /**
   * Completes the user task of an instance as any task list would; whoever completes it has taken
   * it.
   *
   * @param form what was entered, by the keys of the form
   * @throws BrokenRule when somebody else was faster, or what was entered cannot be done
   */
  @Transactional
  public void complete(String instanceId, Map<String, Object> form, String by) {
    Task task = tasks.createTaskQuery().processInstanceId(instanceId).singleResult();
    if (task == null) {
      throw new BrokenRule(ALREADY);
    }
    List<String> groups =
        identity.createGroupQuery().groupMember(by).list().stream().map(Group::getId).toList();
    identity.setAuthentication(by, groups);
    try {
      // one command, so that the engine's rows are locked after ours
      commands.together(
          () -> {
            tasks.setAssignee(task.getId(), by);
            tasks.complete(task.getId(), form);
          });
    } catch (ProcessEngineException failure) {
      throw refusal(failure);
    } finally {
      identity.clearAuthentication();
    }
  }

  /** The engine wraps what a listener refuses. */
  private static RuntimeException refusal(ProcessEngineException failure) {
    if (failure instanceof OptimisticLockingException) {
      return new BrokenRule(ALREADY);
    }
    return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
        .filter(BrokenRule.class::isInstance)
        .findFirst()
        .map(BrokenRule.class::cast)
        .map(RuntimeException.class::cast)
        .orElse(failure);
  }

  /** Ends an instance whose work need not be done any more. */
  public void withdraw(String instanceId, String reason) {
    runtime.deleteProcessInstance(instanceId, reason);
  }
}

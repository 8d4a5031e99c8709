package org.dunwell.collections.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.platform.engine.EngineCommands;
import org.springframework.stereotype.Component;

/**
 * Into the engine: starts and withdraws {@code customer-call}, {@code customer-escalation} and
 * {@code customer-handover}.
 */
@Component
public class CustomerTaskProcess {

  private static final Map<String, String> WITHDRAWALS =
      Map.of(
          "customer-call", "nothingLeftToTalkAbout",
          "customer-escalation", "nothingLeftToDecide",
          "customer-handover", "nothingLeftToHandOver");

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final EngineCommands commands;

  CustomerTaskProcess(RuntimeService runtime, TaskService tasks, EngineCommands commands) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.commands = commands;
  }

  /** Starts one instance per business key; answers their ids by business key. */
  public Map<String, String> start(String process, Collection<String> businessKeys) {
    Map<String, String> instances = new HashMap<>();
    if (!businessKeys.isEmpty()) {
      commands.together(
          () ->
              businessKeys.forEach(
                  key ->
                      instances.put(key, runtime.startProcessInstanceByKey(process, key).getId())));
    }
    return instances;
  }

  /** Takes the open task of each instance back; one that is just being completed is let be. */
  public void withdraw(String process, Collection<String> instances) {
    commands.tell(WITHDRAWALS.get(process), instances);
  }

  /**
   * Open tasks change hands, unless somebody else has them.
   *
   * @param before who has them by process instance; null stands for nobody
   */
  public void handOver(Map<String, String> before, String owner) {
    if (before.isEmpty()) {
      return;
    }
    tasks
        .createTaskQuery()
        .processInstanceIdIn(before.keySet().toArray(String[]::new))
        .list()
        .stream()
        .filter(task -> Objects.equals(task.getAssignee(), before.get(task.getProcessInstanceId())))
        .forEach(task -> tasks.setAssignee(task.getId(), owner));
  }
}

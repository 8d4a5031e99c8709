package org.dunwell.disputes.process;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.dunwell.platform.engine.EngineCommands;
import org.springframework.stereotype.Component;

/** Into the engine: starts instances of {@code dispute} and tells them what has changed. */
@Component
public class DisputeProcess {

  private static final String KEY = "dispute";

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final EngineCommands commands;

  DisputeProcess(
      RuntimeService runtime,
      TaskService tasks,
      ManagementService management,
      EngineCommands commands) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.commands = commands;
  }

  /** Starts the instances of these disputes by one command; their ids by dispute. */
  public Map<Long, String> start(List<Long> disputes) {
    Map<Long, String> instances = new LinkedHashMap<>();
    commands.together(
        () ->
            disputes.forEach(
                id ->
                    instances.put(
                        id, runtime.startProcessInstanceByKey(KEY, Long.toString(id)).getId())));
    return instances;
  }

  /** These look again: they end where their dispute is over, else begin their work anew. */
  public void changed(Collection<String> instances) {
    commands.tell("disputeChanged", instances);
  }

  /** Gives the open task of an investigation to somebody; null gives it back to the queue. */
  public void assign(String instance, String owner) {
    tasks
        .createTaskQuery()
        .processInstanceId(instance)
        .taskDefinitionKeyIn("investigateDispute", "settleEscalatedDispute")
        .list()
        .forEach(task -> tasks.setAssignee(task.getId(), owner));
  }

  /** The clock was stopped or runs again: its timers go off at other times. */
  public void reschedule(String instance, Instant remindAt, Instant dueAt) {
    move(instance, "reminderDue", remindAt);
    move(instance, "timeUsedUp", dueAt);
  }

  private void move(String instance, String timer, Instant to) {
    for (Job job :
        management.createJobQuery().processInstanceId(instance).activityId(timer).list()) {
      management.setJobDuedate(job.getId(), Date.from(to), false);
    }
  }
}

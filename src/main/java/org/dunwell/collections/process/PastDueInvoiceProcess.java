package org.dunwell.collections.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.dunwell.platform.engine.EngineCommands;
import org.springframework.stereotype.Component;

/** Into the engine: starts and wakes instances of {@code past-due-invoice}, many per command. */
@Component
public class PastDueInvoiceProcess {

  static final String KEY = "past-due-invoice";
  private static final String CASE_CHANGED = "caseChanged";

  private final RuntimeService runtime;
  private final EngineCommands commands;

  PastDueInvoiceProcess(RuntimeService runtime, EngineCommands commands) {
    this.runtime = runtime;
    this.commands = commands;
  }

  /** Starts one instance per case, without variables; answers their ids by business key. */
  public Map<String, String> start(Collection<String> businessKeys) {
    Map<String, String> instances = new HashMap<>();
    if (!businessKeys.isEmpty()) {
      commands.together(
          () ->
              businessKeys.forEach(
                  key -> instances.put(key, runtime.startProcessInstanceByKey(KEY, key).getId())));
    }
    return instances;
  }

  /**
   * Tells these instances {@code caseChanged}.
   *
   * @param doors the executions of theirs that wait for it
   */
  public void changed(Collection<String> instances, Collection<String> doors) {
    if (!doors.isEmpty()) {
      commands.together(
          instances, () -> doors.forEach(door -> runtime.messageEventReceived(CASE_CHANGED, door)));
    }
  }
}

package org.dunwell.collections.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
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
  private final EngineCommands commands;

  CustomerTaskProcess(RuntimeService runtime, EngineCommands commands) {
    this.runtime = runtime;
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
    if (!instances.isEmpty()) {
      commands.together(() -> instances.forEach(id -> withdrawal(process, id).correlateAll()));
    }
  }

  private MessageCorrelationBuilder withdrawal(String process, String instance) {
    return runtime.createMessageCorrelation(WITHDRAWALS.get(process)).processInstanceId(instance);
  }
}

package org.dunwell.workspace.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;

/** Where an instance stands on the picture of its process. */
@Component
public class ProcessPictures {

  /** A case may have gone round its loop many times; the picture needs each element once. */
  private static final int MOST_STEPS = 1_000;

  private final HistoryService history;
  private final RepositoryService repository;

  ProcessPictures(HistoryService history, RepositoryService repository) {
    this.history = history;
    this.repository = repository;
  }

  /** The BPMN of the very version that the instance runs on. */
  public String drawing(String processInstanceId) {
    HistoricProcessInstance instance =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceId(processInstanceId)
            .singleResult();
    if (instance == null) {
      throw new NotThere("process instance", processInstanceId);
    }
    try (InputStream model = repository.getProcessModel(instance.getProcessDefinitionId())) {
      return new String(model.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of the elements it stands in now; empty when it has ended. */
  public Set<String> here(String processInstanceId) {
    return history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(processInstanceId)
        .unfinished()
        .listPage(0, MOST_STEPS)
        .stream()
        .map(HistoricActivityInstance::getActivityId)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** The ids of the elements it has left behind. */
  public Set<String> came(String processInstanceId) {
    return history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(processInstanceId)
        .finished()
        .orderByHistoricActivityInstanceStartTime()
        .desc()
        .listPage(0, MOST_STEPS)
        .stream()
        .map(HistoricActivityInstance::getActivityId)
        .collect(Collectors.toCollection(HashSet::new));
  }
}

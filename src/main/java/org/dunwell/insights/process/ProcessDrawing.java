package org.dunwell.insights.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;

/** The latest drawing of a process. */
@Component
public class ProcessDrawing {

  private final RepositoryService repository;

  ProcessDrawing(RepositoryService repository) {
    this.repository = repository;
  }

  /**
   * The BPMN as it is deployed.
   *
   * @throws NotThere when there is no such process
   */
  public String of(String process) {
    ProcessDefinition latest =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(process)
            .latestVersion()
            .singleResult();
    if (latest == null) {
      throw new NotThere("process", process);
    }
    try (InputStream model = repository.getProcessModel(latest.getId())) {
      return new String(model.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

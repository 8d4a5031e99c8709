package org.dunwell.platform.deployments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** What a deployment may refer to: what the product ships, and what the engine has. */
@Component
class KnownModels {

  private final ResourceLoader resources;

  KnownModels(ResourceLoader resources) {
    this.resources = resources;
  }

  /** A file that the product ships. */
  Optional<String> shipped(String path) {
    Resource resource = resources.getResource("classpath:" + path);
    try {
      return path.matches("[\\w/.-]+") && !path.contains("..") && resource.exists()
          ? Optional.of(resource.getContentAsString(StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isForm(String id) {
    return shipped("forms/%s.form".formatted(id)).isPresent()
        || Context.getCommandContext()
                .getCamundaFormDefinitionManager()
                .findLatestDefinitionByKey(id)
            != null;
  }

  /** Calls go one step deep: where no called process calls another, none comes back to itself. */
  boolean isProcessWithoutCalls(String id) {
    return Context.getCommandContext()
        .runWithoutAuthorization(
            () -> {
              var process =
                  Context.getCommandContext()
                      .getProcessDefinitionManager()
                      .findLatestProcessDefinitionByKey(id);
              return process != null
                  && Context.getProcessEngineConfiguration()
                      .getDeploymentCache()
                      .findBpmnModelInstanceForProcessDefinition(process)
                      .getModelElementsByType(CallActivity.class)
                      .isEmpty();
            });
  }
}

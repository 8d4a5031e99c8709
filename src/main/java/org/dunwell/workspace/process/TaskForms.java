package org.dunwell.workspace.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/**
 * The Camunda Form of a user task and what it shows. The engine keeps what held when the task was
 * made; here every input of the task is asked anew, so that the page shows what holds now.
 */
@Component
class TaskForms {

  private final FormService forms;
  private final RepositoryService repository;
  private final ProcessEngineConfigurationImpl engine;
  private final ObjectMapper json;

  TaskForms(
      FormService forms,
      RepositoryService repository,
      ProcessEngineConfigurationImpl engine,
      ObjectMapper json) {
    this.forms = forms;
    this.repository = repository;
    this.engine = engine;
    this.json = json;
  }

  /** The form as deployed last, the same that Tasklist shows. */
  JsonNode schema(Task task) {
    try (InputStream form = forms.getDeployedTaskForm(task.getId())) {
      return json.readTree(form);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The keys of the fields that a person fills. */
  static Set<String> keys(JsonNode schema) {
    Set<String> keys = new LinkedHashSet<>();
    schema
        .path("components")
        .forEach(
            field -> {
              if (field.has("key") && !field.path("disabled").asBoolean()) {
                keys.add(field.path("key").asText());
              }
              keys.addAll(keys(field));
            });
    return keys;
  }

  /** What the inputs of the task say now, by name; empty ones are left out. */
  Map<String, Object> data(Task task) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              var execution =
                  context.getExecutionManager().findExecutionById(task.getExecutionId());
              Map<String, Object> data = new LinkedHashMap<>();
              expressions(task)
                  .forEach(
                      (name, text) -> {
                        Object value =
                            engine
                                .getExpressionManager()
                                .createExpression(text)
                                .getValue(execution);
                        if (value != null) {
                          data.put(name, plain(value));
                        }
                      });
              return data;
            });
  }

  private Map<String, String> expressions(Task task) {
    UserTask drawn =
        repository
            .getBpmnModelInstance(task.getProcessDefinitionId())
            .getModelElementById(task.getTaskDefinitionKey());
    Map<String, String> expressions = new LinkedHashMap<>();
    drawn
        .getExtensionElements()
        .getElementsQuery()
        .filterByType(CamundaInputOutput.class)
        .list()
        .forEach(
            inputOutput ->
                inputOutput.getCamundaInputParameters().stream()
                    .filter(input -> input.getTextContent().contains("${"))
                    .forEach(
                        input -> expressions.put(name(input), input.getTextContent().strip())));
    return expressions;
  }

  private static String name(CamundaInputParameter input) {
    return input.getCamundaName();
  }

  private Object plain(Object value) {
    try {
      return value instanceof SpinJsonNode node ? json.readTree(node.toString()) : value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.dunwell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.dunwell.DunwellTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * From a picture to its code and back: every expression on a diagram is a method of the process's
 * bean, every method of the bean stands on the diagram, and the diagram keeps the house's style.
 */
@DunwellTest
class ProcessContractTest {

  private static final Pattern CALL =
      Pattern.compile(
          "\\$\\{(\\w+)\\.(\\w+)\\((execution\\.processBusinessKey|task)?(, '(\\w+)')?\\)}");

  @Autowired ApplicationContext beans;

  static Stream<File> models() {
    return Arrays.stream(Path.of("processes").toFile().listFiles((d, n) -> n.endsWith(".bpmn")));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyExpressionIsAMethodAndEveryMethodStandsOnTheDiagram(File file) {
    BpmnModelInstance model = Bpmn.readModelFromFile(file);
    String bean = camelCase(processOf(model).getId());
    Set<String> called = new HashSet<>();
    for (String expression : expressions(model)) {
      Matcher call = CALL.matcher(expression);
      assertThat(call.matches()).as("%s in %s", expression, file.getName()).isTrue();
      assertThat(call.group(1)).as(expression).isEqualTo(bean);
      called.add(call.group(2));
    }
    assertThat(called).as("methods of %s", bean).isEqualTo(methods(bean));
  }

  @ParameterizedTest
  @MethodSource("models")
  void serviceAndRuleTasksCallTheMethodNamedAsTheyAre(File file) {
    for (DomElement task : tasks(Bpmn.readModelFromFile(file))) {
      String expression = task.getAttribute("http://camunda.org/schema/1.0/bpmn", "expression");
      assertThat(expression).contains("." + task.getAttribute("id") + "(");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void theDiagramKeepsTheStyle(File file) {
    BpmnModelInstance model = Bpmn.readModelFromFile(file);
    Process process = processOf(model);
    assertThat(file.getName()).isEqualTo(process.getId() + ".bpmn");
    assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
    assertThat(model.getModelElementsByType(Activity.class)).hasSizeLessThanOrEqualTo(15);
    Map<String, BpmnShape> shapes = new HashMap<>();
    model
        .getModelElementsByType(BpmnShape.class)
        .forEach(shape -> shapes.put(shape.getBpmnElement().getId(), shape));
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      assertThat(node.getName()).as("name of %s", node.getId()).isNotBlank();
      assertThat(node.getId()).matches("[a-z][A-Za-z]+");
      assertThat(shapes).as("a shape for %s", node.getId()).containsKey(node.getId());
    }
    for (UserTask task : model.getModelElementsByType(UserTask.class)) {
      assertThat(task.getDocumentations()).as("why a person does %s", task.getId()).isNotEmpty();
      assertThat(Path.of("forms", task.getCamundaFormRef() + ".form")).exists();
      assertThat(task.getCamundaFormRefBinding()).isEqualTo("latest");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void gatewaysAskAndEveryFlowAnswersWithOneDefault(File file) {
    for (ExclusiveGateway gateway :
        Bpmn.readModelFromFile(file).getModelElementsByType(ExclusiveGateway.class)) {
      assertThat(gateway.getName()).endsWith("?");
      assertThat(gateway.getDefault()).as("default of %s", gateway.getId()).isNotNull();
      for (SequenceFlow flow : gateway.getOutgoing()) {
        assertThat(flow.getName()).as("answer on %s", flow.getId()).isNotBlank();
        assertThat(flow.getConditionExpression() == null)
            .isEqualTo(flow.equals(gateway.getDefault()));
      }
    }
  }

  /** Pictures can lie: a flow that asks for an action must lead to the element of that name. */
  @Test
  void theFlowForAnActionLeadsToTheElementOfThatName() {
    BpmnModelInstance model =
        Bpmn.readModelFromFile(Path.of("processes/past-due-invoice.bpmn").toFile());
    ExclusiveGateway whatNext = model.getModelElementById("whatNext");
    for (SequenceFlow flow : whatNext.getOutgoing()) {
      if (flow.getConditionExpression() != null) {
        Matcher call = CALL.matcher(flow.getConditionExpression().getTextContent());
        assertThat(call.matches()).isTrue();
        assertThat(call.group(5)).isEqualTo(flow.getTarget().getId());
      }
    }
    Set<String> drawn =
        whatNext.getOutgoing().stream()
            .map(flow -> flow.getTarget().getId())
            .collect(Collectors.toSet());
    assertThat(drawn)
        .isEqualTo(
            Arrays.stream(org.dunwell.collections.Action.values())
                .map(org.dunwell.collections.Action::id)
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void endEventsAreNamedForWhatHasHappened(File file) {
    Collection<EndEvent> ends = Bpmn.readModelFromFile(file).getModelElementsByType(EndEvent.class);
    assertThat(ends).isNotEmpty();
    assertThat(ends).allSatisfy(end -> assertThat(end.getName()).matches("[A-Z][a-z]+.*"));
  }

  private static Process processOf(BpmnModelInstance model) {
    return model.getModelElementsByType(Process.class).iterator().next();
  }

  private Set<String> methods(String bean) {
    Class<?> type = ClassUtils.getUserClass(beans.getBean(bean));
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  /** Everything in the model that the engine would evaluate. */
  private static List<String> expressions(BpmnModelInstance model) {
    return all(model.getDocument().getRootElement())
        .flatMap(
            element ->
                Stream.concat(
                    Stream.of(
                            "expression",
                            "assignee",
                            "candidateGroups",
                            "dueDate",
                            "followUpDate",
                            "class",
                            "delegateExpression")
                        .map(
                            name ->
                                element.getAttribute("http://camunda.org/schema/1.0/bpmn", name)),
                    Stream.of(
                        element.getAttribute("expression"),
                        element.getChildElements().isEmpty() ? element.getTextContent() : null)))
        .filter(text -> text != null && text.contains("{"))
        .map(String::strip)
        .toList();
  }

  private static List<DomElement> tasks(BpmnModelInstance model) {
    return all(model.getDocument().getRootElement())
        .filter(e -> Set.of("serviceTask", "businessRuleTask").contains(e.getLocalName()))
        .toList();
  }

  private static Stream<DomElement> all(DomElement element) {
    return Stream.concat(
        Stream.of(element), element.getChildElements().stream().flatMap(ProcessContractTest::all));
  }

  private static String camelCase(String kebab) {
    Matcher dash = Pattern.compile("-(\\w)").matcher(kebab);
    return dash.replaceAll(match -> match.group(1).toUpperCase());
  }
}

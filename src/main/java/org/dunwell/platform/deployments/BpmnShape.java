package org.dunwell.platform.deployments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dunwell.platform.models.Finding;
import org.dunwell.platform.models.XmlElement;

/**
 * What a diagram may be made of. What is not on the list is refused, whatever it is for: scripts,
 * classes, connectors, decisions of the engine's own, and what a later engine may learn to run.
 */
final class BpmnShape {

  static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private static final Set<String> LAYOUT =
      Set.of(
          "http://www.omg.org/spec/BPMN/20100524/DI",
          "http://www.omg.org/spec/DD/20100524/DC",
          "http://www.omg.org/spec/DD/20100524/DI");

  /** Colours, and on what platform something is to run. */
  private static final Set<String> NOTES =
      Set.of(
          "http://bpmn.io/schema/bpmn/biocolor/1.0",
          "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
          "http://camunda.org/schema/modeler/1.0");

  private static final Set<String> ELEMENTS =
      words(
          """
          definitions process documentation extensionElements message error signal
          escalation startEvent endEvent intermediateCatchEvent intermediateThrowEvent
          boundaryEvent userTask serviceTask businessRuleTask task manualTask receiveTask
          sendTask subProcess callActivity exclusiveGateway parallelGateway
          inclusiveGateway eventBasedGateway sequenceFlow incoming outgoing
          conditionExpression messageEventDefinition timerEventDefinition
          errorEventDefinition signalEventDefinition escalationEventDefinition
          terminateEventDefinition linkEventDefinition timeDate timeDuration timeCycle
          multiInstanceLoopCharacteristics loopCardinality completionCondition laneSet
          lane flowNodeRef collaboration participant messageFlow textAnnotation text
          association group category categoryValue
          """);

  private static final Set<String> ATTRIBUTES =
      words(
          """
          id name targetNamespace exporter exporterVersion isExecutable isClosed
          processType sourceRef targetRef default attachedToRef cancelActivity messageRef
          errorRef signalRef escalationRef errorCode escalationCode triggeredByEvent
          isInterrupting parallelMultiple eventGatewayType instantiate gatewayDirection
          isSequential calledElement processRef textFormat associationDirection
          categoryValueRef value isForCompensation startQuantity completionQuantity
          isImmediate
          """);

  private static final Set<String> CAMUNDA_ATTRIBUTES =
      words(
          """
          historyTimeToLive formRef formRefBinding formRefVersion candidateGroups
          candidateUsers assignee dueDate followUpDate priority jobPriority expression
          asyncBefore asyncAfter exclusive versionTag initiator isStartableInTasklist
          candidateStarterGroups candidateStarterUsers collection elementVariable
          calledElementBinding calledElementVersion
          """);

  private static final Set<String> CAMUNDA_ELEMENTS =
      words(
          """
          inputOutput inputParameter outputParameter taskListener executionListener
          properties property failedJobRetryTimeCycle in list value map entry
          """);

  private static final Set<String> ATTRIBUTES_OF_CAMUNDA_ELEMENTS =
      words(
          """
          id name event expression value key businessKey
          """);

  private static final String CODE = "is code";
  private static final String NAMES_CODE = "names code to run";

  /** Why people may not have what they are most likely to try. */
  private static final Map<String, String> WHY =
      Map.ofEntries(
          Map.entry("scriptTask", CODE),
          Map.entry("script", CODE),
          Map.entry("scriptFormat", CODE),
          Map.entry("language", "chooses a language to run"),
          Map.entry("resource", "names a script to run"),
          Map.entry("class", NAMES_CODE),
          Map.entry("delegateExpression", NAMES_CODE),
          Map.entry("field", "puts values into code"),
          Map.entry("connector", "calls other machines from inside the engine"),
          Map.entry("decisionRef", "asks the engine's own decisions; tables go to /api/rules"),
          Map.entry("type", "hands the task to a worker, a mail server or a shell"),
          Map.entry("topic", "hands the task to a worker"),
          Map.entry("formKey", "shows a page that is none of our forms; use camunda:formRef"),
          Map.entry("formData", "is a form without a check; use camunda:formRef"),
          Map.entry("schemaLocation", "points at a file of another machine"));

  private final ProcessExpressions expressions;
  private final List<Finding> findings = new ArrayList<>();

  private BpmnShape(ProcessExpressions expressions) {
    this.expressions = expressions;
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }

  static List<Finding> check(XmlElement root, ProcessExpressions expressions) {
    BpmnShape shape = new BpmnShape(expressions);
    if (!root.is(BPMN, "definitions")) {
      return List.of(Finding.at(root, "It is no BPMN.", "Deploy a diagram of a process."));
    }
    root.all().forEach(shape::element);
    return shape.findings;
  }

  private void element(XmlElement element) {
    boolean known =
        LAYOUT.contains(element.namespace())
            || element.namespace().equals(BPMN) && ELEMENTS.contains(element.name())
            || element.namespace().equals(CAMUNDA) && CAMUNDA_ELEMENTS.contains(element.name());
    if (!known) {
      refuse(element, "<%s>".formatted(element.name()), element.name());
      return;
    }
    evaluated(element, element.text());
    for (XmlElement.Attribute attribute : element.attributes()) {
      evaluated(element, attribute.value());
      if (!LAYOUT.contains(element.namespace()) && !known(element, attribute)) {
        refuse(
            element, "%s=\"%s\"".formatted(attribute.name(), attribute.value()), attribute.name());
      }
    }
  }

  private static boolean known(XmlElement element, XmlElement.Attribute attribute) {
    return switch (attribute.namespace()) {
      case "" -> known(element.namespace(), attribute.name());
      case CAMUNDA ->
          element.namespace().equals(BPMN) && CAMUNDA_ATTRIBUTES.contains(attribute.name());
      case XSI -> attribute.name().equals("type");
      default -> NOTES.contains(attribute.namespace());
    };
  }

  private static boolean known(String ofElement, String attribute) {
    return ofElement.equals(BPMN)
        ? ATTRIBUTES.contains(attribute)
        : ATTRIBUTES_OF_CAMUNDA_ELEMENTS.contains(attribute);
  }

  /** Names and documentation, too: the engine evaluates those of user tasks. */
  private void evaluated(XmlElement element, String text) {
    Optional<String> fault = expressions.fault(text);
    fault.ifPresent(
        why ->
            findings.add(
                Finding.at(
                    element,
                    "The expression %s %s.".formatted(text, why),
                    "Call a method of a process bean with execution.processBusinessKey, task, ids"
                        + " or words in single quotes.")));
  }

  private void refuse(XmlElement element, String what, String name) {
    findings.add(
        Finding.at(
            element,
            "%s %s.".formatted(what, WHY.getOrDefault(name, "is not among what may be deployed")),
            "Take it out; a task calls a method of a process bean: camunda:expression."));
  }
}

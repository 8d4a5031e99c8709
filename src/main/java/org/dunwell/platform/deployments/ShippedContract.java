package org.dunwell.platform.deployments;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.platform.models.Finding;
import org.dunwell.platform.models.XmlElement;

/**
 * What a changed process of ours keeps of the shipped one, because rooms rely on it: where it
 * starts, the messages that it waits for and where they stand, the tasks of people with their
 * forms, what listens to it; and its own bean.
 */
final class ShippedContract {

  private static final Set<String> TASKS = Set.of("serviceTask", "businessRuleTask");

  private ShippedContract() {}

  /**
   * @param shipped the definitions that the product comes with
   * @param changed the definitions with the changed process
   */
  static List<Finding> check(String processId, XmlElement shipped, XmlElement changed) {
    List<Finding> findings = new ArrayList<>();
    Set<String> missing = new TreeSet<>(promises(processOf(processId, shipped), shipped));
    missing.removeAll(promises(processOf(processId, changed), changed));
    missing.forEach(
        promise ->
            findings.add(
                new Finding(
                    "process " + processId,
                    "It has no longer %s.".formatted(promise),
                    "Keep it, with its id: rooms rely on it.")));
    processOf(processId, changed).all().forEach(element -> own(processId, element, findings));
    return findings;
  }

  private static XmlElement processOf(String id, XmlElement definitions) {
    return definitions.children().stream()
        .filter(element -> element.is(BpmnShape.BPMN, "process"))
        .filter(process -> id.equals(process.attribute("id")))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> promises(XmlElement process, XmlElement definitions) {
    return process
        .all()
        .flatMap(
            element ->
                Stream.of(start(element), message(element, definitions), person(element))
                    .flatMap(Optional::stream))
        .collect(
            Collectors.collectingAndThen(
                Collectors.toCollection(TreeSet::new),
                promises -> {
                  process.all().flatMap(ShippedContract::listeners).forEach(promises::add);
                  return promises;
                }));
  }

  private static Optional<String> start(XmlElement element) {
    boolean plain =
        element.name().equals("startEvent")
            && element.children().stream()
                .noneMatch(child -> child.name().endsWith("EventDefinition"));
    return plain ? Optional.of("the start \"%s\"".formatted(id(element))) : Optional.empty();
  }

  private static Optional<String> message(XmlElement element, XmlElement definitions) {
    return element
        .child("messageEventDefinition")
        .map(
            message ->
                "the message \"%s\" at \"%s\"%s%s"
                    .formatted(
                        name(message.attribute("messageRef"), definitions),
                        id(element),
                        element.attribute("attachedToRef") == null
                            ? ""
                            : " on \"%s\"".formatted(element.attribute("attachedToRef")),
                        "false".equals(element.attribute("cancelActivity")) ? " beside it" : ""));
  }

  private static String name(String messageRef, XmlElement definitions) {
    return definitions.children().stream()
        .filter(element -> element.name().equals("message"))
        .filter(message -> Objects.equals(message.attribute("id"), messageRef))
        .map(message -> message.attribute("name"))
        .findFirst()
        .orElse("none");
  }

  private static Optional<String> person(XmlElement element) {
    return element.name().equals("userTask")
        ? Optional.of(
            "the task \"%s\" with the form \"%s\""
                .formatted(id(element), element.attribute(BpmnShape.CAMUNDA, "formRef")))
        : Optional.empty();
  }

  private static Stream<String> listeners(XmlElement element) {
    return Stream.of("taskListener", "executionListener")
        .flatMap(kind -> BpmnRules.listeners(element, kind))
        .map(
            listener ->
                "at \"%s\" on %s the call %s"
                    .formatted(
                        id(element),
                        listener.attribute("event"),
                        listener.attribute("expression")));
  }

  private static void own(String processId, XmlElement element, List<Finding> findings) {
    String bean = ProcessBeans.beanOf(processId);
    Stream.concat(
            Stream.of(element.text()),
            element.attributes().stream().map(XmlElement.Attribute::value))
        .flatMap(text -> ProcessExpressions.call(text).stream())
        .filter(call -> !call.bean().equals(bean))
        .forEach(
            call ->
                findings.add(
                    Finding.at(
                        element,
                        "It calls %s of another process.".formatted(call.bean()),
                        "A process of ours calls %s only.".formatted(bean))));
    String expression = element.attribute(BpmnShape.CAMUNDA, "expression");
    if (TASKS.contains(element.name()) && expression != null) {
      ProcessExpressions.call(expression)
          .filter(call -> !call.method().equals(element.attribute("id")))
          .ifPresent(
              call ->
                  findings.add(
                      Finding.at(
                          element,
                          "It calls %s, not the method named as it is.".formatted(call.method()),
                          "Name the task as the method.")));
    }
    leadsWhereItSays(element, findings);
  }

  /** Pictures can lie: a flow that asks for an action must lead to the element of that name. */
  private static void leadsWhereItSays(XmlElement element, List<Finding> findings) {
    if (!element.name().equals("sequenceFlow")) {
      return;
    }
    element
        .child("conditionExpression")
        .flatMap(condition -> ProcessExpressions.call(condition.text()))
        .filter(call -> call.method().equals("nextIs"))
        .filter(call -> !Objects.equals(call.word(), element.attribute("targetRef")))
        .ifPresent(
            call ->
                findings.add(
                    Finding.at(
                        element,
                        "It asks for %s and leads to %s."
                            .formatted(call.word(), element.attribute("targetRef")),
                        "Lead it to the element that it asks for.")));
  }

  private static String id(XmlElement element) {
    return element.attribute("id");
  }
}

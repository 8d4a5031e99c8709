package org.dunwell.platform.decisions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.platform.models.Finding;
import org.dunwell.platform.models.XmlElement;

/**
 * What an uploaded .dmn may be made of: tables, sums of them, their types and their layout. What is
 * not on the list is refused, whatever it is for; functions, imports and extensions say why.
 */
final class DmnShape {

  /** The treatment, the largest that we ship, has 81 in eight tables. */
  static final int MOST_ROWS = 300;

  private static final int MOST_DECISIONS = 20;

  private static final Pattern MODEL =
      Pattern.compile("https?://www\\.omg\\.org/spec/DMN/20\\d{6}/MODEL/");
  private static final Pattern LAYOUT =
      Pattern.compile("https?://www\\.omg\\.org/spec/DMN/20\\d{6}/(DMNDI|DC|DI)/");

  /** Of modelers: column widths and on what platform something is to run. */
  private static final Set<String> NOTES =
      Set.of("http://bpmn.io/schema/dmn/biodi/2.0", "http://camunda.org/schema/modeler/1.0");

  private static final Set<String> ELEMENTS =
      words(
          """
          definitions description itemDefinition itemComponent typeRef allowedValues text
          inputData variable decision question allowedAnswers informationRequirement
          requiredInput requiredDecision decisionTable input inputExpression inputValues
          output outputValues rule inputEntry outputEntry annotation annotationEntry
          literalExpression textAnnotation association sourceRef targetRef
          """);

  private static final Set<String> ATTRIBUTES =
      words(
          """
          id name label namespace exporter exporterVersion typeRef href hitPolicy
          aggregation outputLabel preferredOrientation textFormat associationDirection
          """);

  private static final Set<String> NAMED =
      Set.of("decision", "inputData", "itemComponent", "itemDefinition", "output", "variable");

  /** Why people may not have what they are most likely to try. */
  private static final Map<String, String> WHY =
      Map.of(
          "functionDefinition", "is code: a function may call Java, and may call itself",
          "encapsulatedLogic", "is code: a function may call Java, and may call itself",
          "businessKnowledgeModel", "is code: a function may call Java, and may call itself",
          "invocation", "calls a function",
          "context", "may name a Java class and a method to call",
          "import", "brings in another model, or Java",
          "extensionElements", "means something to one tool only",
          "for", "is a loop that could run away");

  private DmnShape() {}

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }

  static List<Finding> check(XmlElement root) {
    List<Finding> findings = new ArrayList<>();
    root.all().forEach(element -> element(element, findings));
    long rows = count(root, "rule");
    if (rows > MOST_ROWS) {
      findings.add(
          Finding.at(
              root,
              "It has %d rows; at most %d are checked.".formatted(rows, MOST_ROWS),
              "Say more in one row, or part the question into two tables."));
    }
    long decisions = count(root, "decision");
    if (decisions > MOST_DECISIONS) {
      findings.add(
          Finding.at(
              root,
              "It has %d decisions; at most %d.".formatted(decisions, MOST_DECISIONS),
              "Take out what the answer does not need."));
    }
    findings.addAll(cells(root));
    return findings;
  }

  private static void element(XmlElement element, List<Finding> findings) {
    if (LAYOUT.matcher(element.namespace()).matches()) {
      return;
    }
    String why = WHY.getOrDefault(element.name(), "is not what a table is made of");
    if (!MODEL.matcher(element.namespace()).matches() || !ELEMENTS.contains(element.name())) {
      findings.add(
          Finding.at(
              element,
              "<%s> %s.".formatted(element.name(), why),
              "Take it out; a model is tables with conditions and answers."));
      return;
    }
    for (XmlElement.Attribute attribute : element.attributes()) {
      attribute(element, attribute, findings);
    }
    String name = element.attribute("name");
    if (NAMED.contains(element.name())
        && name != null
        && (!name.matches("[a-zA-Z][a-zA-Z0-9]*") || name.equals("class"))) {
      findings.add(
          Finding.at(
              element,
              "The name \"%s\" is no plain word.".formatted(name),
              "Letters and digits only; the label may say it nicely."));
    }
  }

  private static void attribute(
      XmlElement element, XmlElement.Attribute attribute, List<Finding> findings) {
    boolean known =
        attribute.namespace().isEmpty()
            ? ATTRIBUTES.contains(attribute.name())
            : NOTES.contains(attribute.namespace());
    if (!known) {
      findings.add(
          Finding.at(
              element,
              "The attribute %s=\"%s\" is not known."
                  .formatted(attribute.name(), attribute.value()),
              "Take it out; the language is always FEEL."));
    } else if (attribute.name().equals("href") && !attribute.value().startsWith("#")) {
      findings.add(
          Finding.at(
              element,
              "It refers to \"%s\", outside this model.".formatted(attribute.value()),
              "Refer to a part of this model: #id."));
    }
  }

  private static List<Finding> cells(XmlElement root) {
    FeelGuard guard = new FeelGuard(names(root, "decision"), columns(root));
    return root.all()
        .filter(parent -> !parent.name().equals("textAnnotation"))
        .flatMap(parent -> parent.children().stream())
        .filter(child -> child.name().equals("text"))
        .flatMap(cell -> guard.check(cell).stream())
        .toList();
  }

  private static Set<String> columns(XmlElement root) {
    return Stream.of("itemComponent", "output")
        .flatMap(kind -> names(root, kind).stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> names(XmlElement root, String kind) {
    return root.all()
        .filter(element -> element.name().equals(kind) && element.attribute("name") != null)
        .map(element -> element.attribute("name"))
        .collect(Collectors.toSet());
  }

  private static long count(XmlElement root, String kind) {
    return root.all().filter(element -> element.name().equals(kind)).count();
  }
}

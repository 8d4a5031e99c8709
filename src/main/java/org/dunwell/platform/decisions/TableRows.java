package org.dunwell.platform.decisions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.RuleAnnotation;

/** The tables of one model and their rows; listens which of them fire. */
final class TableRows implements DMNRuntimeEventListener {

  private final Map<String, List<Decision.FiredRow>> rowsByTable = new HashMap<>();
  private final ThreadLocal<List<Decision.FiredRow>> hearing = new ThreadLocal<>();
  private final String decision;
  private final String onlyColumn;

  TableRows(String model, Definitions definitions) {
    List<org.kie.dmn.model.api.Decision> decisions =
        definitions.getDrgElement().stream()
            .filter(org.kie.dmn.model.api.Decision.class::isInstance)
            .map(org.kie.dmn.model.api.Decision.class::cast)
            .toList();
    org.kie.dmn.model.api.Decision root = root(model, decisions);
    this.decision = root.getName();
    this.onlyColumn = onlyColumn(root);
    decisions.forEach(this::addRows);
  }

  /** The name of the decision the model is for: the one that no other decision needs. */
  String decision() {
    return decision;
  }

  /** What to call the result of a table with one output column. */
  String onlyColumn() {
    return onlyColumn;
  }

  /** All rows of all tables, as they would be said to have fired. */
  List<Decision.FiredRow> all() {
    return rowsByTable.values().stream().flatMap(List::stream).toList();
  }

  /** From now on this thread's rows are heard. */
  void listen() {
    hearing.set(new ArrayList<>(rowsByTable.size()));
  }

  /** The rows that fired on this thread since {@link #listen()}. */
  List<Decision.FiredRow> heard() {
    List<Decision.FiredRow> fired = hearing.get();
    hearing.remove();
    return List.copyOf(fired);
  }

  @Override
  public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
    List<Decision.FiredRow> fired = hearing.get();
    List<Decision.FiredRow> rows = rowsByTable.get(event.getNodeName());
    if (fired != null && rows != null && event.getSelected() != null) {
      event.getSelected().forEach(row -> fired.add(rows.get(row - 1)));
    }
  }

  private void addRows(org.kie.dmn.model.api.Decision decision) {
    if (!(decision.getExpression() instanceof DecisionTable table)) {
      return;
    }
    List<Decision.FiredRow> rows = new ArrayList<>();
    for (DecisionRule rule : table.getRule()) {
      rows.add(
          new Decision.FiredRow(
              decision.getName(), rows.size() + 1, rule.getId(), why(rule), says(rule)));
    }
    rowsByTable.put(decision.getName(), rows);
  }

  /** Modelers differ in where they keep a row's annotation; both places are read. */
  private static String why(DecisionRule rule) {
    if (rule.getDescription() != null) {
      return rule.getDescription().strip();
    }
    return rule.getAnnotationEntry().stream()
        .map(RuleAnnotation::getText)
        .collect(Collectors.joining(" "))
        .strip();
  }

  private static String says(DecisionRule rule) {
    return rule.getOutputEntry().stream()
        .map(entry -> entry.getText().strip())
        .collect(Collectors.joining(", "));
  }

  private static org.kie.dmn.model.api.Decision root(
      String model, List<org.kie.dmn.model.api.Decision> decisions) {
    Set<String> needed =
        decisions.stream()
            .flatMap(decision -> decision.getInformationRequirement().stream())
            .filter(needs -> needs.getRequiredDecision() != null)
            .map(needs -> needs.getRequiredDecision().getHref().replaceFirst("^#", ""))
            .collect(Collectors.toSet());
    List<org.kie.dmn.model.api.Decision> roots =
        decisions.stream().filter(decision -> !needed.contains(decision.getId())).toList();
    if (roots.size() != 1) {
      throw new DecisionFailed(
          "rules/%s.dmn must answer one question, but nothing else needs its decisions %s."
              .formatted(model, roots.stream().map(DRGElement::getName).toList()));
    }
    return roots.get(0);
  }

  private static String onlyColumn(org.kie.dmn.model.api.Decision root) {
    if (root.getExpression() instanceof DecisionTable table && table.getOutput().size() == 1) {
      String name = table.getOutput().get(0).getName();
      return name == null ? root.getName() : name;
    }
    return root.getName();
  }
}

package org.dunwell.platform.decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dunwell.platform.models.Finding;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.OutputClause;

/**
 * What the house relies on: the question has the name, the inputs and the columns that the shipped
 * model has, and it answers only words that mean something. An action nobody knows would fall
 * through the diagram's default flow, unseen.
 */
final class Signature {

  private static final Pattern LITERAL =
      Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?|true|false|\"[^\"\\\\]*\"");
  private static final Pattern REFERENCE = Pattern.compile("([A-Za-z]\\w*)(?:\\.([A-Za-z]\\w*))?");
  private static final FEEL FEEL_ENGINE =
      FEEL.newInstance(Signature.class.getClassLoader(), List.of());

  private final Model shipped;
  private final Model changed;
  private final Map<String, Collection<String>> words;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param words that only a room knows, by column
   */
  Signature(Model shipped, Model changed, Map<String, Collection<String>> words) {
    this.shipped = shipped;
    this.changed = changed;
    this.words = words;
  }

  List<Finding> check() {
    String question = shipped.tables().decision();
    if (!changed.tables().decision().equals(question)) {
      findings.add(
          new Finding(
              "the model",
              "It answers \"%s\", not \"%s\".".formatted(changed.tables().decision(), question),
              "Keep the name of the last decision: programs ask by it."));
    } else {
      findings.addAll(Inputs.check(shipped, changed));
      outputs();
    }
    return findings;
  }

  private void outputs() {
    Map<String, OutputClause> before = columns(root(shipped));
    Map<String, OutputClause> after = columns(root(changed));
    if (!before.keySet().equals(after.keySet())) {
      findings.add(
          new Finding(
              changed.tables().decision(),
              "It answers the columns %s instead of %s.".formatted(after.keySet(), before.keySet()),
              "Keep the columns and their names; programs read them."));
      return;
    }
    for (DecisionNode node : changed.dmn().getDecisions()) {
      if (node.getDecision().getExpression() instanceof DecisionTable table) {
        table(node.getName(), table, before);
      }
    }
  }

  private void table(String name, DecisionTable table, Map<String, OutputClause> answers) {
    for (int column = 0; column < table.getOutput().size(); column++) {
      OutputClause clause = table.getOutput().get(column);
      String title = clause.getName() == null ? name : clause.getName();
      String own = allowed(clause);
      String ours = answers.containsKey(title) ? allowed(answers.get(title)) : null;
      boolean answer = name.equals(changed.tables().decision());
      for (DecisionRule row : table.getRule()) {
        String entry = row.getOutputEntry().get(column).getText().strip();
        String where = "%s, row %s, column %s".formatted(name, row.getId(), title);
        if (LITERAL.matcher(entry).matches()) {
          literal(where, entry, own);
          literal(where, entry, ours);
        } else if (answer && isText(answers.get(title)) && !isPassedOn(entry, title)) {
          findings.add(
              new Finding(
                  where,
                  "\"%s\" is worked out; it cannot be checked.".formatted(entry),
                  "Write the word itself, or take it from a table's column of the same name."));
        }
        known(where, title, entry);
      }
    }
  }

  private void literal(String where, String entry, String allowed) {
    if (allowed != null
        && !Boolean.TRUE.equals(FEEL_ENGINE.evaluate("%s in (%s)".formatted(entry, allowed)))) {
      findings.add(
          new Finding(
              where, "%s is not known.".formatted(entry), "Use one of: %s.".formatted(allowed)));
    }
  }

  private void known(String where, String column, String entry) {
    Collection<String> known = words.get(column);
    if (known != null && !known.contains(entry.replace("\"", ""))) {
      findings.add(
          new Finding(
              where,
              "%s is not known.".formatted(entry),
              "Use one of: %s.".formatted(String.join(", ", known))));
    }
  }

  /** Whether the words of another table of this model are passed on, which are checked there. */
  private boolean isPassedOn(String entry, String column) {
    var reference = REFERENCE.matcher(entry);
    if (!reference.matches()) {
      return false;
    }
    return Optional.ofNullable(changed.dmn().getDecisionByName(reference.group(1)))
        .filter(node -> node.getDecision().getExpression() instanceof DecisionTable)
        .map(node -> columns(node.getName(), (DecisionTable) node.getDecision().getExpression()))
        .filter(
            columns ->
                columns.containsKey(column)
                    && (reference.group(2) == null
                        ? columns.size() == 1
                        : column.equals(reference.group(2))))
        .isPresent();
  }

  private static boolean isText(OutputClause clause) {
    return clause != null
        && clause.getTypeRef() != null
        && clause.getTypeRef().getLocalPart().equals("string");
  }

  private static DecisionNode root(Model model) {
    return model.dmn().getDecisionByName(model.tables().decision());
  }

  private static Map<String, OutputClause> columns(DecisionNode node) {
    return node.getDecision().getExpression() instanceof DecisionTable table
        ? columns(node.getName(), table)
        : new HashMap<>();
  }

  private static Map<String, OutputClause> columns(String name, DecisionTable table) {
    Map<String, OutputClause> columns = new LinkedHashMap<>();
    table
        .getOutput()
        .forEach(clause -> columns.put(clause.getName() == null ? name : clause.getName(), clause));
    return columns;
  }

  private static String allowed(OutputClause clause) {
    return clause.getOutputValues() == null ? null : clause.getOutputValues().getText().strip();
  }
}

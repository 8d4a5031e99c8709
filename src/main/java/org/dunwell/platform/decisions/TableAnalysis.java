package org.dunwell.platform.decisions;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dunwell.platform.models.Finding;
import org.kie.api.builder.Message;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNMessageType;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.model.api.BuiltinAggregator;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.NamedElement;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.DMNValidatorFactory;

/** What must be true of every table: complete, free of contradictions, and readable by people. */
final class TableAnalysis {

  /** A limit on what a person can hold in mind at once. */
  private static final int MOST_INPUTS = 7;

  private static final int SHORTEST_WHY = 10;

  private static final Set<HitPolicy> POLICIES =
      EnumSet.of(HitPolicy.UNIQUE, HitPolicy.FIRST, HitPolicy.COLLECT);

  /**
   * What the analysis says beyond faults: it would rather have PRIORITY than FIRST and one row
   * where two give the same answer for different reasons; and the modelers people use write a name
   * and a type for a single output, too.
   */
  private static final Set<DMNMessageType> TASTE =
      EnumSet.of(
          DMNMessageType.DECISION_TABLE_HITPOLICY_FIRST,
          DMNMessageType.DECISION_TABLE_HITPOLICY_RECOMMENDER,
          DMNMessageType.DECISION_TABLE_1STNFVIOLATION,
          DMNMessageType.DECISION_TABLE_2NDNFVIOLATION,
          DMNMessageType.DECISION_TABLE_SUBSUMPTION_RULE,
          DMNMessageType.DECISION_TABLE_CONTRACTION_RULE,
          DMNMessageType.ILLEGAL_USE_OF_NAME,
          DMNMessageType.ILLEGAL_USE_OF_TYPEREF);

  private TableAnalysis() {}

  /** Gaps, overlaps, rows that never fire, and all else that Drools has to say. */
  static List<Finding> analyse(String content) {
    return Validator.ONE
        .validateUsing(
            Validation.VALIDATE_SCHEMA,
            Validation.VALIDATE_MODEL,
            Validation.VALIDATE_COMPILATION,
            Validation.ANALYZE_DECISION_TABLE)
        .theseModels(new StringReader(content))
        .stream()
        .filter(message -> message.getLevel() != Message.Level.INFO)
        .filter(message -> !TASTE.contains(message.getMessageType()))
        .map(
            message ->
                new Finding(
                    source(message),
                    message.getText(),
                    "Every situation has one answer: close the gap, or part the rows."))
        .toList();
  }

  /** What a person who reads the table would miss. */
  static List<Finding> style(Model model) {
    List<Finding> findings = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Decision.FiredRow row : model.tables().all()) {
      String where = "%s, row %d".formatted(row.table(), row.row());
      if (row.rowId() == null || !ids.add(row.rowId())) {
        findings.add(
            new Finding(
                where,
                "The row has no id of its own (%s).".formatted(row.rowId()),
                "Give it one that stays: decisions name it for years."));
      }
      if (row.why().length() <= SHORTEST_WHY || !row.why().endsWith(".")) {
        findings.add(
            new Finding(
                where,
                "The row does not say why: \"%s\".".formatted(row.why()),
                "Write a sentence into its annotation; people read it on the case."));
      }
    }
    tables(model).forEach(table -> findings.addAll(style(table)));
    return findings;
  }

  static Stream<DecisionTable> tables(Model model) {
    return model.dmn().getDecisions().stream()
        .map(DecisionNode::getDecision)
        .map(org.kie.dmn.model.api.Decision::getExpression)
        .filter(DecisionTable.class::isInstance)
        .map(DecisionTable.class::cast);
  }

  private static List<Finding> style(DecisionTable table) {
    String where = name(table);
    List<Finding> findings = new ArrayList<>();
    boolean sum =
        table.getHitPolicy() != HitPolicy.COLLECT
            || table.getAggregation() == BuiltinAggregator.SUM;
    if (!sum || !POLICIES.contains(table.getHitPolicy())) {
      findings.add(
          new Finding(
              where,
              "The hit policy is %s.".formatted(table.getHitPolicy()),
              "Use UNIQUE, FIRST, or COLLECT with SUM."));
    }
    if (table.getInput().size() > MOST_INPUTS) {
      findings.add(
          new Finding(
              where,
              "It has %d inputs; at most %d.".formatted(table.getInput().size(), MOST_INPUTS),
              "Part it into two tables, one asking the other."));
    }
    for (InputClause input : table.getInput()) {
      if (isText(input) && input.getInputValues() == null) {
        findings.add(
            new Finding(
                where,
                "The input %s does not list its words.".formatted(input.getLabel()),
                "List the values it allows, so that gaps can be found."));
      }
    }
    if (table.getHitPolicy() == HitPolicy.FIRST && !catchesAll(table)) {
      findings.add(
          new Finding(
              where,
              "The last row does not catch what is left.",
              "End with a row whose conditions are all \"-\"."));
    }
    return findings;
  }

  private static boolean catchesAll(DecisionTable table) {
    List<DecisionRule> rows = table.getRule();
    return !rows.isEmpty()
        && rows.get(rows.size() - 1).getInputEntry().stream()
            .allMatch(entry -> entry.getText().strip().equals("-"));
  }

  private static boolean isText(InputClause input) {
    return input.getInputExpression().getTypeRef() != null
        && input.getInputExpression().getTypeRef().getLocalPart().equals("string");
  }

  private static String name(DecisionTable table) {
    DMNModelInstrumentedBase parent = table.getParent();
    return parent instanceof NamedElement named ? named.getName() : "a table";
  }

  private static String source(DMNMessage message) {
    return message.getSourceReference() instanceof NamedElement named
        ? named.getName()
        : message.getSourceReference() instanceof DecisionTable table ? name(table) : "the model";
  }

  /** Made when it is first needed: it takes seconds. */
  private static final class Validator {
    static final DMNValidator ONE = DMNValidatorFactory.newValidator();
  }
}

package org.dunwell.platform.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.builder.Message;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNMessageType;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.DMNValidatorFactory;

/** What must be true of every table: complete, free of contradictions, and readable by people. */
class RulesAnalysisTest {

  private static final DMNValidator VALIDATOR = DMNValidatorFactory.newValidator();

  /** A limit on what a person can hold in mind at once. */
  private static final int MOST_INPUTS = 7;

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

  static List<Path> files() {
    return ModelFiles.all();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everySituationHasAnAnswerAndNoTwoRowsContradict(Path file) {
    assertThat(analyse(file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyRowHasAnIdOfItsOwnAndSaysWhy(Path file) {
    List<Decision.FiredRow> rows = ModelFiles.compile(file).tables().all();
    assertThat(rows).extracting(Decision.FiredRow::rowId).doesNotHaveDuplicates();
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.rowId()).matches(row.table() + "\\.[A-Za-z0-9.]+");
              assertThat(row.why()).endsWith(".").hasSizeGreaterThan(10);
            });
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyTableIsSmallAndSaysWhichWordsItKnows(Path file) {
    tables(file)
        .forEach(
            table -> {
              assertThat(table.getInput()).hasSizeLessThanOrEqualTo(MOST_INPUTS);
              assertThat(table.getInput())
                  .filteredOn(RulesAnalysisTest::isText)
                  .allSatisfy(input -> assertThat(input.getInputValues()).isNotNull());
            });
  }

  @Test
  void theAnalysisFindsAGap() {
    String rung = "<text>&gt;= 60</text>";
    String broken = ModelFiles.read("treatment").replace(rung, "<text>&gt;= 61</text>");
    assertThat(findings(broken)).anyMatch(finding -> finding.contains("Gap"));
  }

  @Test
  void theAnalysisFindsTwoRowsThatContradict() {
    String broken = ModelFiles.read("treatment").replace("<text>[8..15)", "<text>[7..15)");
    assertThat(findings(broken)).anyMatch(finding -> finding.contains("Overlap"));
  }

  private static List<String> analyse(Path file) {
    return findings(ModelFiles.read(file.getFileName().toString().replace(".dmn", "")));
  }

  private static List<String> findings(String content) {
    return VALIDATOR
        .validateUsing(
            Validation.VALIDATE_SCHEMA,
            Validation.VALIDATE_MODEL,
            Validation.VALIDATE_COMPILATION,
            Validation.ANALYZE_DECISION_TABLE)
        .theseModels(new java.io.StringReader(content))
        .stream()
        .filter(message -> message.getLevel() != Message.Level.INFO)
        .filter(message -> !TASTE.contains(message.getMessageType()))
        .map(DMNMessage::getText)
        .toList();
  }

  private static Stream<DecisionTable> tables(Path file) {
    return ModelFiles.compile(file).dmn().getDecisions().stream()
        .map(DecisionNode::getDecision)
        .map(org.kie.dmn.model.api.Decision::getExpression)
        .filter(DecisionTable.class::isInstance)
        .map(DecisionTable.class::cast);
  }

  private static boolean isText(InputClause input) {
    return input.getInputExpression().getTypeRef().getLocalPart().equals("string");
  }
}

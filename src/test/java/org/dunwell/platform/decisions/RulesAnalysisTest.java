package org.dunwell.platform.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dunwell.platform.models.Finding;
import org.dunwell.platform.models.SafeXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be true of every table: complete, free of contradictions, and readable by people. */
class RulesAnalysisTest {

  static List<Path> files() {
    return ModelFiles.all();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everySituationHasAnAnswerAndNoTwoRowsContradict(Path file) {
    assertThat(TableAnalysis.analyse(ModelFiles.read(ModelFiles.id(file)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyTableIsReadableByPeople(Path file) {
    assertThat(TableAnalysis.style(ModelFiles.compile(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyRowsIdNamesItsTable(Path file) {
    assertThat(ModelFiles.compile(file).tables().all())
        .allSatisfy(row -> assertThat(row.rowId()).matches(row.table() + "\\.[A-Za-z0-9.]+"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyTableCouldBeUploadedAsItIs(Path file) {
    String id = ModelFiles.id(file);
    Model model = ModelFiles.compile(file);
    assertThat(DmnShape.check(SafeXml.read(id, ModelFiles.read(id)))).isEmpty();
    assertThat(new Signature(model, model, java.util.Map.of()).check()).isEmpty();
  }

  @Test
  void theAnalysisFindsAGap() {
    String rung = "<text>&gt;= 60</text>";
    String broken = ModelFiles.read("treatment").replace(rung, "<text>&gt;= 61</text>");
    assertThat(said(broken)).anyMatch(finding -> finding.contains("Gap"));
  }

  @Test
  void theAnalysisFindsTwoRowsThatContradict() {
    String broken = ModelFiles.read("treatment").replace("<text>[8..15)", "<text>[7..15)");
    assertThat(said(broken)).anyMatch(finding -> finding.contains("Overlap"));
  }

  private static List<String> said(String content) {
    return TableAnalysis.analyse(content).stream().map(Finding::what).toList();
  }
}

package org.dunwell.platform.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples beside every table hold, and reach every row. */
class RuleExamplesTest {

  private static final String WRITE_OFFS = "write-off-authority";

  static List<Path> files() {
    return ModelFiles.all();
  }

  @ParameterizedTest
  @MethodSource("files")
  void theExamplesHoldAndEveryRowFiresInSome(Path file) {
    String id = ModelFiles.id(file);
    RuleExamples.Outcome outcome =
        RuleExamples.run(ModelFiles.compile(id), ModelFiles.examples(id));
    assertThat(outcome.failed()).isEmpty();
    assertThat(outcome.unreached()).isEmpty();
    assertThat(outcome.count()).isPositive();
  }

  @Test
  void anExampleThatDoesNotHoldSaysWhatWasExpectedAndWhichRowFired() {
    String wrong = ModelFiles.examples(WRITE_OFFS).replace("250.00,none", "250.00,credit-manager");
    assertThat(RuleExamples.run(ModelFiles.compile(WRITE_OFFS), wrong).failed())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.where()).contains("example 4", "A manager decides alone");
              assertThat(finding.what())
                  .contains("Expected {approval=credit-manager}")
                  .contains("got {approval=none} by row writeOffAuthority.manager.small");
            });
  }

  @Test
  void aRowThatNoExampleReachesIsNamed() {

    String two = ModelFiles.examples(WRITE_OFFS).lines().limit(3).collect(Collectors.joining("\n"));
    assertThat(RuleExamples.run(ModelFiles.compile(WRITE_OFFS), two).unreached())
        .contains("writeOffAuthority.collector");
  }

  @Test
  void noExamplesAreAFault() {
    assertThat(RuleExamples.run(ModelFiles.compile(WRITE_OFFS), "example,by\n").failed())
        .isNotEmpty();
  }
}

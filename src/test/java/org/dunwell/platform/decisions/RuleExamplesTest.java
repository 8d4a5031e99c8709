package org.dunwell.platform.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every {@code rules/x.examples.csv} says what is decided in a situation and by which row; a column
 * {@code -> name} is an output, {@code -> row} the id of the row that decides.
 */
class RuleExamplesTest {

  private static final String OUTPUT = "-> ";
  private static final String ROW = "-> row";
  private static final String TITLE = "example";

  @TestFactory
  Stream<DynamicNode> theExamplesHold() {
    return ModelFiles.all().stream().map(RuleExamplesTest::examplesOf);
  }

  private static DynamicNode examplesOf(Path file) {
    Model model = ModelFiles.compile(file);
    Set<String> fired = new HashSet<>();
    Stream<DynamicNode> examples =
        examples(file).stream()
            .map(
                example ->
                    DynamicTest.dynamicTest(
                        example.getField(TITLE), () -> holds(model, example, fired)));
    DynamicNode all =
        DynamicTest.dynamicTest(
            "every row fires in some example",
            () ->
                assertThat(model.tables().all())
                    .extracting(Decision.FiredRow::rowId)
                    .allSatisfy(row -> assertThat(fired).contains(row)));
    return DynamicContainer.dynamicContainer(model.id(), Stream.concat(examples, Stream.of(all)));
  }

  private static void holds(Model model, NamedCsvRecord example, Set<String> fired) {
    Map<String, Object> inputs = new HashMap<>();
    Map<String, String> expected = new HashMap<>();
    example
        .getFieldsAsMap()
        .forEach(
            (column, text) -> {
              if (column.startsWith(OUTPUT) && !column.equals(ROW)) {
                expected.put(column.substring(OUTPUT.length()), text);
              } else if (model.inputs().containsKey(column)) {
                inputs.put(column, value(text));
              }
            });
    Model.Outcome outcome = model.decide(inputs);
    outcome.fired().forEach(row -> fired.add(row.rowId()));
    Map<String, String> decided = new HashMap<>();
    outcome.output().forEach((column, value) -> decided.put(column, value.toString()));
    assertThat(decided).isEqualTo(expected);
    List<Decision.FiredRow> rows = outcome.fired();
    assertThat(rows.get(rows.size() - 1).rowId()).isEqualTo(example.getField(ROW));
  }

  private static Object value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    return text.matches("-?[0-9.]+") ? new BigDecimal(text) : text;
  }

  private static List<NamedCsvRecord> examples(Path model) {
    Path file =
        model.resolveSibling(model.getFileName().toString().replace(".dmn", ".examples.csv"));
    assertThat(Files.exists(file)).as("%s has examples beside it", model).isTrue();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

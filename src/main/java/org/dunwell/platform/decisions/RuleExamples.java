package org.dunwell.platform.decisions;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dunwell.platform.models.Finding;

/**
 * Says what is decided in a situation and by which row, {@code x.examples.csv}; a column {@code ->
 * name} is an output, {@code -> row} the id of the row that decides.
 */
final class RuleExamples {

  /** What a person can read is far less; a file of millions is none. */
  static final int MOST = 1_000;

  private static final String OUTPUT = "-> ";
  private static final String ROW = "-> row";
  private static final String TITLE = "example";

  /**
   * What became of them.
   *
   * @param count how many there are
   * @param failed those that do not hold
   * @param unreached rows of the model that no example reaches
   */
  record Outcome(int count, List<Finding> failed, List<String> unreached) {}

  private final Model model;
  private final Set<String> fired = new LinkedHashSet<>();
  private final List<Finding> failed = new ArrayList<>();

  private RuleExamples(Model model) {
    this.model = model;
  }

  /** Asks the model every example. */
  static Outcome run(Model model, String csv) {
    return new RuleExamples(model).run(csv);
  }

  private Outcome run(String csv) {
    int count = 0;
    try (CsvReader<NamedCsvRecord> examples = CsvReader.builder().ofNamedCsvRecord(csv)) {
      for (NamedCsvRecord example : examples) {
        if (++count > MOST) {
          failed.add(refused("more", "There are more than %d examples.".formatted(MOST)));
          break;
        }
        ask(example, count);
      }
    } catch (CsvParseException bad) {
      failed.add(refused("the file", "It cannot be read: %s".formatted(bad.getMessage())));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    if (count == 0) {
      failed.add(refused("the file", "It has no examples."));
    }
    List<String> unreached =
        model.tables().all().stream()
            .map(Decision.FiredRow::rowId)
            .filter(row -> !fired.contains(row))
            .toList();
    return new Outcome(count, failed, unreached);
  }

  private void ask(NamedCsvRecord example, int number) {
    Map<String, Object> inputs = new HashMap<>();
    Map<String, String> expected = new TreeMap<>();
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
    String where =
        "example %d: %s".formatted(number, example.findField(TITLE).orElse("without a name"));
    try {
      compare(where, model.decide(inputs), expected, example.findField(ROW).orElse(null));
    } catch (DecisionFailed failure) {
      failed.add(refused(where, failure.getMessage()));
    }
  }

  private void compare(
      String where, Model.Outcome outcome, Map<String, String> expected, String row) {
    outcome.fired().forEach(one -> fired.add(one.rowId()));
    Map<String, String> decided = new TreeMap<>();
    outcome.output().forEach((column, value) -> decided.put(column, String.valueOf(value)));
    List<Decision.FiredRow> rows = outcome.fired();
    String last = rows.isEmpty() ? "none" : rows.get(rows.size() - 1).rowId();
    if (!decided.equals(expected) || !last.equals(row)) {
      failed.add(
          refused(
              where,
              "Expected %s by row %s, got %s by row %s.".formatted(expected, row, decided, last)));
    }
  }

  private static Finding refused(String where, String what) {
    return new Finding(
        where, what, "Mend the table; or, if the example is out of date, send new examples along.");
  }

  private static Object value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    return text.matches("-?[0-9.]{1,20}") ? new BigDecimal(text) : text;
  }
}

package org.dunwell.receivables.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;

/** Which column feeds which field, settled once for a file; then every record becomes a row. */
final class Layout {

  private final List<Field> fields;
  private final Map<String, Source> sources;
  private final Map<String, String> labels;
  private final Map<String, Integer> columns;
  private final int width;
  private final String onlyIf;
  private final ValueReader values;

  private Layout(ImportKind kind, Mapping mapping, Map<String, Integer> columns, int width) {
    this.columns = columns;
    this.width = width;
    this.onlyIf = mapping.section(kind.name()).map(Mapping.Section::onlyIf).orElse(null);
    this.sources =
        mapping
            .section(kind.name())
            .map(section -> there(section.sources(), columns.keySet()))
            .orElseGet(() -> recognised(kind, columns));
    checkNames(kind);
    this.fields = kind.fields().stream().filter(f -> sources.containsKey(f.name())).toList();
    this.labels =
        sources.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().label()));
    this.values = new ValueReader(mapping.setting("dates"), mapping.setting("decimal"));
  }

  /** Without those that may be missing and are. */
  private static Map<String, Source> there(Map<String, Source> sources, Set<String> columns) {
    Map<String, Source> there = new LinkedHashMap<>(sources);
    there.values().removeIf(source -> source.isMissing(columns));
    return there;
  }

  private void checkNames(ImportKind kind) {
    List<String> names = kind.fields().stream().map(Field::name).toList();
    sources.keySet().stream()
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new BrokenRule(
                  "Mapping: %s knows no field \"%s\". It knows %s."
                      .formatted(kind.name(), name, String.join(", ", names)));
            });
  }

  /**
   * Settles the columns.
   *
   * @throws UnreadableFile naming every column that is missing
   */
  static Layout of(Records.Cells header, Mapping mapping, ImportKind kind) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < header.cells().size(); i++) {
      String name = header.cells().get(i).trim();
      if (!name.isEmpty() && columns.putIfAbsent(name, i) != null) {
        problems.add(
            problem(header, name, "The column \"%s\" is there twice.", "Rename one of them."));
      }
    }
    Layout layout = new Layout(kind, mapping, columns, header.cells().size());
    problems.addAll(layout.missing(header, kind));
    if (!problems.isEmpty()) {
      throw new UnreadableFile(problems);
    }
    return layout;
  }

  private List<Problem> missing(Records.Cells header, ImportKind kind) {
    List<Problem> problems = new ArrayList<>();
    sources.forEach(
        (field, source) ->
            source.headers().stream()
                .filter(name -> !columns.containsKey(name))
                .forEach(
                    name ->
                        problems.add(
                            problem(
                                header,
                                name,
                                "The mapping takes " + field + " from column \"%s\", not there.",
                                "The columns are: " + String.join(", ", columns.keySet()) + "."))));
    if (onlyIf != null && !columns.containsKey(onlyIf)) {
      problems.add(
          problem(header, onlyIf, "The column \"%s\" of only-if is not there.", "Mend only-if."));
    }
    for (Field field : kind.fields()) {
      if (field.required() && !sources.containsKey(field.name())) {
        problems.add(
            problem(
                header,
                field.name(),
                "No column says \"%s\".",
                "Name a column so (or %s), or map it."
                    .formatted(String.join(", ", field.headers()))));
      }
    }
    return problems;
  }

  private static Problem problem(Records.Cells header, String name, String what, String mend) {
    return new Problem(header.line(), name, null, what.formatted(name), mend, header.raw());
  }

  private static Map<String, Source> recognised(ImportKind kind, Map<String, Integer> columns) {
    Map<String, Source> sources = new HashMap<>();
    for (String header : columns.keySet()) {
      kind.fields().stream()
          .filter(field -> !sources.containsKey(field.name()) && field.isCalled(header))
          .findFirst()
          .ifPresent(field -> sources.put(field.name(), Source.column(header)));
    }
    return sources;
  }

  /** The records that the mapping states itself. */
  static List<Row> stated(Mapping mapping, ImportKind kind) {
    ValueReader values = new ValueReader(mapping.setting("dates"), mapping.setting("decimal"));
    List<Row> rows = new ArrayList<>();
    for (Map<String, String> record : mapping.records(kind.name())) {
      Map<String, String> read = new HashMap<>();
      for (Field field : kind.fields()) {
        String text = record.getOrDefault(field.name(), "").trim();
        if (!text.isEmpty()) {
          read.put(field.name(), statedValue(values, kind, field, text));
        } else if (field.required()) {
          throw new BrokenRule(
              "Mapping: a record of %s has no %s.".formatted(kind.name(), field.name()));
        }
      }
      rows.add(Row.of(0, read, record.toString()));
    }
    return rows;
  }

  private static String statedValue(ValueReader values, ImportKind kind, Field field, String text) {
    try {
      return values.read(field.type(), text);
    } catch (BadValue e) {
      throw new BrokenRule(
          "Mapping: %s.%s is \"%s\". %s %s"
              .formatted(kind.name(), field.name(), text, e.getMessage(), e.mend()));
    }
  }

  /** The row, or null when it does not count for this kind. */
  Row row(Records.Cells cells) {
    List<Problem> problems = new ArrayList<>(0);
    Map<String, String> read = new HashMap<>();
    Row row = new Row(cells.line(), read, cells.raw(), problems, labels);
    if (cells.fault() != null) {
      problems.add(row.problem(null, cells.fault().getMessage(), cells.fault().mend()));
      return row;
    }
    if (onlyIf != null && cell(cells, onlyIf).isEmpty()) {
      return null;
    }
    if (cells.cells().stream().skip(width).anyMatch(cell -> !cell.isBlank())) {
      problems.add(
          row.problem(
              null,
              "The row has %d cells, the header %d.".formatted(cells.cells().size(), width),
              "Put quotes around the text that contains the delimiter."));
    }
    for (Field field : fields) {
      read(cells, field, row);
    }
    return row;
  }

  private void read(Records.Cells cells, Field field, Row row) {
    String text = sources.get(field.name()).value(name -> cell(cells, name)).trim();
    if (text.isEmpty()) {
      if (field.required()) {
        row.problems()
            .add(
                row.problem(
                    field.name(), "There is no value.", "Fill it in or leave out the row."));
      }
      return;
    }
    try {
      row.fields().put(field.name(), values.read(field.type(), text));
    } catch (BadValue e) {
      row.problems()
          .add(
              new Problem(
                  row.line(), labels.get(field.name()), text, e.getMessage(), e.mend(), row.raw()));
    }
  }

  private String cell(Records.Cells cells, String header) {
    int at = columns.get(header);
    return at < cells.cells().size() ? cells.cells().get(at).trim() : "";
  }
}

package org.dunwell.receivables.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One row of a file in canonical words.
 *
 * @param line the line of the file it begins in
 * @param fields canonical field name to value as {@link Field.Type} says; blank ones are absent
 * @param raw the row as it stood in the file
 * @param problems what could not be read; a row with problems is never stored
 * @param columns canonical field name to the column of the file it came from, for reports
 * @param file what comes with the row besides text; null for most kinds
 */
public record Row(
    long line,
    Map<String, String> fields,
    String raw,
    List<Problem> problems,
    Map<String, String> columns,
    byte[] file) {

  /** A row of a text file. */
  Row(
      long line,
      Map<String, String> fields,
      String raw,
      List<Problem> problems,
      Map<String, String> columns) {
    this(line, fields, raw, problems, columns, null);
  }

  /**
   * A file as a row, of an archive for instance.
   *
   * @param position where it stands, from 1
   * @param raw its name as it came
   */
  public static Row ofFile(
      long position,
      Map<String, String> fields,
      String raw,
      Map<String, String> columns,
      byte[] file) {
    return new Row(position, fields, raw, List.of(), columns, file);
  }

  /** The same row, refused. */
  public Row refused(Problem problem) {
    return new Row(line, fields, raw, List.of(problem), columns, null);
  }

  /**
   * The same row at another place, for files in which rows have no lines of their own.
   *
   * @param position from 1
   */
  public Row at(long position) {
    return new Row(
        position,
        fields,
        raw,
        problems.stream()
            .map(
                one ->
                    new Problem(
                        position, one.field(), one.value(), one.problem(), one.mend(), one.raw()))
            .toList(),
        columns,
        file);
  }

  /** A row without a file behind it. */
  public static Row of(long line, Map<String, String> fields, String raw) {
    return new Row(line, fields, raw, List.of(), Map.of(), null);
  }

  /** The value, or null. */
  public String text(String field) {
    return fields.get(field);
  }

  /** The value, or another when there is none. */
  public String text(String field, String otherwise) {
    return fields.getOrDefault(field, otherwise);
  }

  /** The date, or null. */
  public LocalDate date(String field) {
    String value = fields.get(field);
    return value == null ? null : LocalDate.parse(value);
  }

  /** The amount in major units, or null. */
  public BigDecimal amount(String field) {
    String value = fields.get(field);
    return value == null ? null : new BigDecimal(value);
  }

  /** Says what is wrong with a field of this row. */
  public Problem problem(String field, String problem, String mend) {
    return new Problem(
        line,
        field == null ? null : columns.getOrDefault(field, field),
        field == null ? null : fields.get(field),
        problem,
        mend,
        raw);
  }
}

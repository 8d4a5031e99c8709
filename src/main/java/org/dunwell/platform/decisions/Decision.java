package org.dunwell.platform.decisions;

import java.util.List;
import java.util.Map;

/**
 * One decision that was taken: enough to explain it and to take it again.
 *
 * @param id names the stored decision; 0 for a preview, which is not stored
 * @param decision the table's id, such as {@code treatment}
 * @param version the model it was taken by (first 12 hex digits of the SHA-256 of the .dmn)
 * @param inputs as given
 * @param output the columns of the result
 * @param fired the rows that fired, in the order of evaluation, across all tables of the graph
 */
public record Decision<T>(
    long id,
    String decision,
    String version,
    Map<String, Object> inputs,
    T output,
    List<FiredRow> fired) {

  /**
   * A row that fired.
   *
   * @param table the name of the table in the graph
   * @param row counted from 1, as people see it
   * @param rowId the stable id of the row in the .dmn
   * @param why the row's annotation
   * @param says its output entries as they are written, such as {@code 20}; null for rows stored
   *     before this was kept
   */
  public record FiredRow(String table, int row, String rowId, String why, String says) {}
}

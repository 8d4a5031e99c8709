package org.dunwell.receivables.imports;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps account of what a run changes that it has not created: there is no picture of before, so
 * such a run cannot be undone.
 */
@Component
class Changes {

  private final JdbcClient jdbc;

  Changes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Rows that were there before.
   *
   * @param importId null when there is no run (a replay)
   * @param what in words, such as {@code customers}
   */
  void note(Long importId, String what, long number) {
    if (importId != null && number > 0) {
      jdbc.sql("insert into receivables.import_change (import_id, what, number) values (?, ?, ?)")
          .params(importId, what, number)
          .update();
    }
  }
}

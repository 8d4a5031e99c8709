package org.dunwell.receivables.undo;

import java.util.List;
import org.dunwell.platform.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says on each customer's timeline who took what out; one line for all that is of one customer. */
@Component
class RemovedLines {

  private record Part(long customerId, long number, String amount, String first) {}

  private final JdbcClient jdbc;
  private final Timeline timeline;

  RemovedLines(JdbcClient jdbc, Timeline timeline) {
    this.jdbc = jdbc;
    this.timeline = timeline;
  }

  /** About these rows, which are still there. */
  void about(UndoRun run, Brought brought, Long[] ids) {
    List<Part> parts =
        jdbc.sql(
                """
                select
                  customer_id,
                  count(*) as number,
                  currency || ' ' || trim_scale(sum(amount)) as amount,
                  min(split_part(%s, ' (import ', 1)) as first
                from %s
                where id = any (:ids)
                group by
                  customer_id,
                  currency
                order by
                  customer_id,
                  currency
                """
                    .formatted(brought.nameColumn(), brought.table()))
            .param("ids", ids)
            .query(Part.class)
            .list();
    timeline.addAll(
        parts.stream()
            .map(
                part ->
                    new Timeline.Entry(
                        "receivables",
                        "import-undone",
                        part.customerId(),
                        null,
                        run.undoBy(),
                        sentence(run, brought, part),
                        null))
            .toList());
  }

  private static String sentence(UndoRun run, Brought brought, Part part) {
    return "Import %d (%s) undone: %d %s over %s taken out, %s%s."
        .formatted(
            run.id(),
            run.fileName(),
            part.number(),
            brought.words(),
            part.amount(),
            part.number() == 1 ? "" : "beginning with ",
            part.first());
  }
}

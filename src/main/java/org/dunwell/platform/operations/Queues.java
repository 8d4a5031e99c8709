package org.dunwell.platform.operations;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The platform's own queues, and how a queue that is a table's due rows is written down. */
@Configuration(proxyBeanMethods = false)
public class Queues {

  /**
   * Rows of a table whose moment has come.
   *
   * @param rows a table and what of it waits, in SQL of our own, such as {@code platform.nudge}
   * @param moment the column that says since when; where more than {@link Queue#ENOUGH} rows wait,
   *     the oldest of as many
   */
  public static Queue dueRows(JdbcClient jdbc, String name, String rows, String moment) {
    String sql =
        """
        select count(*), min(moment)
        from (select %2$s as moment from %1$s and %2$s <= :now limit %3$d) waiting
        """
            .formatted(
                rows.contains(" where ") ? rows : rows + " where true", moment, Queue.ENOUGH);
    return new Queue() {

      @Override
      public String name() {
        return name;
      }

      @Override
      public Length length(Instant now) {
        return jdbc.sql(sql)
            .param("now", Timestamp.from(now))
            .query(
                (row, n) ->
                    new Length(
                        row.getLong(1),
                        Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant)))
            .single();
      }
    };
  }

  @Bean
  Queue nudgeQueue(JdbcClient jdbc) {
    return dueRows(jdbc, "nudges", "platform.nudge", "created_at");
  }

  @Bean
  Queue timerQueue(JdbcClient jdbc) {
    return dueRows(
        jdbc, "timers", "act_ru_job where retries_ > 0 and suspension_state_ = 1", "duedate_");
  }
}

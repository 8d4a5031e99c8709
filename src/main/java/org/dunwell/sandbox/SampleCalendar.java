package org.dunwell.sandbox;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which day the sample's files count from, and until which day they were fed. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class SampleCalendar {

  /**
   * Where the sample stands.
   *
   * @param dayZero the day of the first start; null when the ledger holds something else
   * @param fedUntil null before the first feed
   * @param disputedUntil up to which day people have raised and settled disputes; null before
   */
  record Page(LocalDate dayZero, LocalDate fedUntil, LocalDate disputedUntil) {}

  private final JdbcClient jdbc;

  SampleCalendar(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty before the first start. */
  Optional<Page> page() {
    return jdbc.sql("select day_zero, fed_until, disputed_until from sandbox.sample")
        .query(
            (row, n) ->
                new Page(
                    row.getObject(1, LocalDate.class),
                    row.getObject(2, LocalDate.class),
                    row.getObject(3, LocalDate.class)))
        .optional();
  }

  /** The page of a sandbox that lives on the sample. */
  Optional<Page> samplePage() {
    return page().filter(page -> page.dayZero() != null);
  }

  /** From now on the files count from this day; null for no sample at all. */
  void begin(LocalDate dayZero) {
    jdbc.sql(
            """
            insert into sandbox.sample (day_zero) values (?)
            on conflict (one) do update
            set day_zero = excluded.day_zero, fed_until = null, disputed_until = null
            """)
        .param(dayZero)
        .update();
  }

  void fedUntil(LocalDate day) {
    jdbc.sql("update sandbox.sample set fed_until = ?").param(day).update();
  }

  void disputedUntil(LocalDate day) {
    jdbc.sql("update sandbox.sample set disputed_until = ?").param(day).update();
  }
}

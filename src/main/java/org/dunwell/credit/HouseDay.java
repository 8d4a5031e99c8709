package org.dunwell.credit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The day on which credit decides: that of the oldest selling entity, as on our people's pages. */
@Component
public class HouseDay {

  private final JdbcClient jdbc;
  private final Clock clock;

  HouseDay(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The clock's date in the house's zone. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone());
  }

  /** Whether a morning in this zone is the house's. */
  public boolean isHere(ZoneId zone) {
    return zone.equals(zone());
  }

  private ZoneId zone() {
    return jdbc.sql("select time_zone from receivables.selling_entity order by id limit 1")
        .query(String.class)
        .optional()
        .map(ZoneId::of)
        .orElse(ZoneOffset.UTC);
  }
}

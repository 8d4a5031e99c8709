package org.dunwell.collections;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.time.DayWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each morning: what can soon no longer be enforced goes to a credit manager, once, in time to do
 * something about it.
 */
@Component
class LimitationWarnings implements DayWork {

  /** A payment order or a lawsuit is ready within a quarter. */
  static final int DAYS_AHEAD = 90;

  private static final int CHUNK = 500;

  private record Warned(long invoiceId, long customerId, String number, LocalDate barredOn) {}

  private final JdbcClient jdbc;
  private final CustomerTasks tasks;
  private final Timeline timeline;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LimitationWarnings(
      JdbcClient jdbc,
      CustomerTasks tasks,
      Timeline timeline,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.tasks = tasks;
    this.timeline = timeline;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "collections.limitation";
  }

  /** After the sweep: what it has just found has a case that can be handed up. */
  @Override
  public LocalTime at() {
    return LocalTime.of(6, 30);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    Integer warned;
    do {
      warned = transaction.execute(status -> warn(zone, day));
    } while (warned != null && warned == CHUNK);
  }

  private int warn(ZoneId zone, LocalDate day) {
    List<Warned> warned = remember(zone, day);
    timeline.addAll(warned.stream().map(LimitationWarnings::line).toList());
    tasks.escalateInvoices(warned.stream().map(Warned::invoiceId).toList());
    return warned.size();
  }

  private List<Warned> remember(ZoneId zone, LocalDate day) {
    return jdbc.sql(
            """
            with near as (
              insert into collections.limitation_warning (invoice_id, barred_on, warned_at)
              select l.invoice_id, l.barred_on, :now
              from receivables.limitation l
              join receivables.invoice i on i.id = l.invoice_id
              join receivables.selling_entity e on e.id = i.selling_entity_id
              where e.time_zone = :zone
                and i.issued_on < :aYearAgo
                and l.barred_on between :day and :until
                and not exists (
                  select 1
                  from collections.limitation_warning w
                  where w.invoice_id = l.invoice_id
                    and w.barred_on = l.barred_on)
              order by l.invoice_id
              limit :limit
              returning invoice_id, barred_on)
            select i.id as invoice_id, i.customer_id, i.number, n.barred_on
            from near n
            join receivables.invoice i on i.id = n.invoice_id
            order by i.id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("zone", zone.getId())
        .param("aYearAgo", Date.valueOf(day.minusYears(1).plusDays(DAYS_AHEAD)))
        .param("day", Date.valueOf(day))
        .param("until", Date.valueOf(day.plusDays(DAYS_AHEAD)))
        .param("limit", CHUNK)
        .query(Warned.class)
        .list();
  }

  private static Timeline.Entry line(Warned invoice) {
    return new Timeline.Entry(
        "collections",
        "limitation",
        invoice.customerId(),
        invoice.invoiceId(),
        "system",
        "Invoice %s can be enforced until %s; a credit manager is asked what to do."
            .formatted(invoice.number(), invoice.barredOn()),
        null);
  }
}

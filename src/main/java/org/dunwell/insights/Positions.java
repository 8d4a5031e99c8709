package org.dunwell.insights;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.dunwell.collections.Action;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Each day's position, taken by one statement and read by day and currency. */
@Component
class Positions {

  /** As far as days sales outstanding may reach back. */
  static final int MONTHS = 24;

  /** A picture of half a year says where it goes. */
  private static final int DAYS_DRAWN = 180;

  /** What is open in a currency, by days past due. */
  record Ageing(
      String currency,
      LocalDate day,
      BigDecimal notDue,
      BigDecimal to30,
      BigDecimal to60,
      BigDecimal to90,
      BigDecimal to120,
      BigDecimal older) {

    BigDecimal pastDue() {
      return to30.add(to60).add(to90).add(to120).add(older);
    }

    BigDecimal open() {
      return notDue.add(pastDue());
    }
  }

  record Day(LocalDate day, String currency, BigDecimal pastDue) {}

  record MonthSales(LocalDate month, String currency, BigDecimal amount) {}

  private final JdbcClient jdbc;

  Positions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The position of this zone's selling entities on a day; taking it again replaces it. */
  @Transactional
  void take(ZoneId zone, LocalDate day) {
    jdbc.sql(
            """
            insert into insights.position
              (day, selling_entity_id, currency, not_due, to_30, to_60, to_90, to_120, older)
            select
              :day::date,
              i.selling_entity_id,
              i.currency,
              coalesce(sum(s.open_amount) filter (where s.due_on >= :day::date), 0),
              coalesce(sum(s.open_amount) filter (where :day::date - s.due_on between 1 and 30), 0),
              coalesce(sum(s.open_amount) filter (where :day::date - s.due_on between 31 and 60), 0),
              coalesce(sum(s.open_amount) filter (where :day::date - s.due_on between 61 and 90), 0),
              coalesce(sum(s.open_amount) filter (where :day::date - s.due_on between 91 and 120), 0),
              coalesce(sum(s.open_amount) filter (where :day::date - s.due_on > 120), 0)
            from receivables.instalment s
            join receivables.invoice i on i.id = s.invoice_id
            join receivables.selling_entity e on e.id = i.selling_entity_id
            where s.open_amount > 0
              and e.time_zone = :zone
            group by i.selling_entity_id, i.currency
            on conflict (day, selling_entity_id, currency)
            do update set
              not_due = excluded.not_due,
              to_30 = excluded.to_30,
              to_60 = excluded.to_60,
              to_90 = excluded.to_90,
              to_120 = excluded.to_120,
              older = excluded.older
            """)
        .param("day", Date.valueOf(day))
        .param("zone", zone.getId())
        .update();
    LocalDate since = day.withDayOfMonth(1).minusMonths(MONTHS).minusDays(1);
    // a month whose only invoices were an import that was undone has no sales any more
    jdbc.sql(
            """
            delete from insights.sales s
            using receivables.selling_entity e
            where e.id = s.selling_entity_id
              and e.time_zone = :zone
              and s.month > :since
            """)
        .param("zone", zone.getId())
        .param("since", Date.valueOf(since))
        .update();
    jdbc.sql(
            """
            insert into insights.sales (month, selling_entity_id, currency, amount)
            select
              date_trunc('month', i.issued_on)::date,
              i.selling_entity_id,
              i.currency,
              sum(i.amount)
            from receivables.invoice i
            join receivables.selling_entity e on e.id = i.selling_entity_id
            where e.time_zone = :zone
              and i.issued_on > :since
              and i.state <> 'import-undone'
            group by 1, 2, 3
            on conflict (month, selling_entity_id, currency)
            do update set amount = excluded.amount
            """)
        .param("zone", zone.getId())
        .param("since", Date.valueOf(since))
        .update();
  }

  /** The latest position, a line per currency. */
  List<Ageing> ageing() {
    return jdbc.sql(
            """
            select
              currency,
              day,
              sum(not_due) as not_due,
              sum(to_30) as to30,
              sum(to_60) as to60,
              sum(to_90) as to90,
              sum(to_120) as to120,
              sum(older) as older
            from insights.position
            where day = (select max(day) from insights.position)
            group by currency, day
            order by currency
            """)
        .query(Ageing.class)
        .list();
  }

  /** What was past due on each of the last days, by currency and day. */
  List<Day> pastDue(LocalDate today) {
    return jdbc.sql(
            """
            select day, currency, sum(to_30 + to_60 + to_90 + to_120 + older) as past_due
            from insights.position
            where day > ?
            group by day, currency
            order by currency, day
            """)
        .param(Date.valueOf(today.minusDays(DAYS_DRAWN)))
        .query(Day.class)
        .list();
  }

  /** Sales by month, the latest first. */
  List<MonthSales> sales(String currency) {
    return jdbc.sql(
            """
            select month, currency, sum(amount) as amount
            from insights.sales
            where currency = ?
            group by month, currency
            order by month desc
            limit ?
            """)
        .params(currency, MONTHS)
        .query(MonthSales.class)
        .list();
  }

  /** How many cases stand at each step, by the step's id on the diagram. */
  List<Step> steps() {
    return jdbc.sql(
            """
            select action, count(*) as cases
            from collections.past_due_case
            where ended_at is null
              and action is not null
            group by action
            order by count(*) desc, action
            """)
        .query(Step.class)
        .list();
  }

  /**
   * Running cases by what was done last about them.
   *
   * @param action id of an element of the diagram
   */
  record Step(String action, long cases) {

    /** The element at which these cases stand now: where the action has led them. */
    public String place() {
      return Action.of(action).place();
    }
  }
}

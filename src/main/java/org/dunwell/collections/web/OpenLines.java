package org.dunwell.collections.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What forms about a customer's invoices let people choose from. */
@Component
class OpenLines {

  /** More than anybody ticks one by one. */
  private static final int MOST = 500;

  record Line(long id, String number, LocalDate dueOn, String currency, BigDecimal open) {}

  private final JdbcClient jdbc;

  OpenLines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The customer's open invoices, oldest due first. */
  List<Line> of(long customerId) {
    return jdbc.sql(
            """
            select id, number, due_on, currency, open_amount as open
            from receivables.invoice
            where customer_id = ?
              and state = 'open'
            order by due_on, id
            limit ?
            """)
        .params(customerId, MOST)
        .query(Line.class)
        .list();
  }

  /** The day that was typed; null when the field was left empty. */
  static LocalDate date(String typed) {
    try {
      return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
    } catch (DateTimeException notADate) {
      throw new BrokenRule(
          "'%s' is not a date. Write it as year-month-day, such as 2026-01-31.".formatted(typed));
    }
  }
}

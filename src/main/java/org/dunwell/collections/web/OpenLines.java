package org.dunwell.collections.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What forms about a customer's invoices let people choose from. */
@Component
class OpenLines {

  /** More than anybody ticks one by one. */
  private static final int MOST = 500;

  record Line(long id, String number, LocalDate dueOn, String currency, BigDecimal open) {}

  private final JdbcClient jdbc;

  private final SellingEntities entities;
  private final Access access;

  OpenLines(JdbcClient jdbc, SellingEntities entities, Access access) {
    this.jdbc = jdbc;
    this.entities = entities;
    this.access = access;
  }

  /** The customer's open invoices that the signed-in person may see, oldest due first. */
  List<Line> of(long customerId) {
    return jdbc.sql(
            """
            select id, number, due_on, currency, open_amount as open
            from receivables.invoice
            where customer_id = ?
              and state = 'open'
              and selling_entity_id = any (?)
            order by due_on, id
            limit ?
            """)
        .params(customerId, seen(customerId), MOST)
        .query(Line.class)
        .list();
  }

  private Long[] seen(long customerId) {
    return entities.all().stream()
        .map(SellingEntity::id)
        .filter(entity -> access.toAccount(customerId, entity))
        .toArray(Long[]::new);
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

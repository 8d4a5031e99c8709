package org.dunwell.receivables.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cash discount of an invoice: so many percent, in so many days from its date of issue. */
@Component
class DiscountPercentColumn implements ExtraColumn {

  static final Set<String> KINDS = Set.of("invoices", "open-items");

  private static final Field FIELD =
      Field.optional(
          "discountPercent",
          Field.Type.AMOUNT,
          "discount %",
          "cash discount",
          "cash discount %",
          "discount rate",
          "ZBD1P",
          "Skonto",
          "Skonto %",
          "Skontosatz");

  private final JdbcClient jdbc;

  DiscountPercentColumn(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> kinds() {
    return KINDS;
  }

  @Override
  public Field field() {
    return FIELD;
  }

  @Override
  public List<Problem> check(Collection<Row> rows) {
    List<Problem> problems = new ArrayList<>();
    for (Row row : rows) {
      BigDecimal percent = row.amount(FIELD.name());
      if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) >= 0) {
        problems.add(
            row.problem(
                FIELD.name(),
                "A cash discount of %s %% is none.".formatted(percent.toPlainString()),
                "Write the percentage that may be left out, from 0 to below 100, such as 2."));
      } else if (percent.signum() > 0 && row.text(DiscountDaysColumn.NAME) == null) {
        problems.add(
            row.problem(
                FIELD.name(),
                "A cash discount without the days in which it may be taken.",
                "Fill the column %s, such as 10.".formatted(DiscountDaysColumn.NAME)));
      }
    }
    return problems;
  }

  /** A changed discount counts; a discount that files no longer mention stays. */
  @Override
  public Set<Long> take(List<Stored> rows) {
    Map<Long, Long> lines = new HashMap<>();
    List<Stored> with =
        rows.stream().filter(one -> one.row().amount(FIELD.name()).signum() > 0).toList();
    with.forEach(one -> lines.put(one.invoiceId(), one.row().line()));
    if (with.isEmpty()) {
      return Set.of();
    }
    List<Long> changed =
        jdbc.sql(
                """
                insert into receivables.cash_discount (
                  invoice_id,
                  percent,
                  until)
                select distinct on (i.id)
                  i.id,
                  told.percent,
                  i.issued_on + told.days
                from unnest(:ids, :percents, :days) as told (invoice_id, percent, days)
                join receivables.invoice i
                  on i.id = told.invoice_id
                  and i.state = 'open'
                order by i.id
                on conflict (invoice_id) do update
                set
                  percent = excluded.percent,
                  until = excluded.until
                where (cash_discount.percent, cash_discount.until)
                  is distinct from (excluded.percent, excluded.until)
                returning invoice_id
                """)
            .param("ids", with.stream().map(Stored::invoiceId).toArray(Long[]::new))
            .param(
                "percents",
                with.stream().map(one -> one.row().amount(FIELD.name())).toArray(BigDecimal[]::new))
            .param(
                "days",
                with.stream()
                    .map(one -> Integer.valueOf(one.row().text(DiscountDaysColumn.NAME)))
                    .toArray(Integer[]::new))
            .query(Long.class)
            .list();
    Set<Long> said = new HashSet<>();
    changed.forEach(id -> said.add(lines.get(id)));
    return said;
  }
}

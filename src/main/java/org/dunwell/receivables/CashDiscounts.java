package org.dunwell.receivables;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cash discounts as the ledger's files state them. */
@Component
public class CashDiscounts {

  private final JdbcClient jdbc;

  CashDiscounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<CashDiscount> of(long invoiceId) {
    return Optional.ofNullable(of(List.of(invoiceId)).get(invoiceId));
  }

  /** Those there are, by invoice. */
  public Map<Long, CashDiscount> of(Collection<Long> invoiceIds) {
    if (invoiceIds.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select
              invoice_id,
              percent,
              until
            from receivables.cash_discount
            where invoice_id = any (?)
            order by invoice_id
            """)
        .param(invoiceIds.toArray(Long[]::new))
        .query(CashDiscount.class)
        .list()
        .stream()
        .collect(Collectors.toMap(CashDiscount::invoiceId, Function.identity()));
  }
}

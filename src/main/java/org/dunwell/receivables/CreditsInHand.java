package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a customer has in hand with us: payments and credit notes that no invoice has used up. */
@Component
public class CreditsInHand {

  private static final int MOST = 200;

  /** The oldest first, as statements list them. */
  private static final String LEFT =
      """
      select
        kind,
        id,
        unapplied_amount
      from (
        select 'PAYMENT' as kind, id, received_on as since, unapplied_amount
        from receivables.payment
        where customer_id = :customer
          and selling_entity_id = :entity
          and currency = :currency
          and unapplied_amount > 0
          and reversed_on is null
        union all
        select 'CREDIT_NOTE', id, issued_on, unapplied_amount
        from receivables.credit_note
        where customer_id = :customer
          and selling_entity_id = :entity
          and currency = :currency
          and unapplied_amount > 0) as in_hand
      order by
        since,
        kind,
        id
      limit :most
      """;

  private record Credit(Source.Kind kind, long id, BigDecimal left) {}

  private final JdbcClient jdbc;
  private final Allocations allocations;

  CreditsInHand(JdbcClient jdbc, Allocations allocations) {
    this.jdbc = jdbc;
    this.allocations = allocations;
  }

  /** How much it is. */
  public BigDecimal of(Purse purse) {
    return left(purse).stream().map(Credit::left).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Gives it to invoices of the purse, the oldest credit first. What is not there any more, or not
   * open any more, is left out. The caller holds the customer's lock.
   *
   * @param on from which day it counts
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void give(Purse purse, List<ToInvoice> wanted, LocalDate on) {
    Map<Source.Kind, List<Told>> told = told(left(purse), wanted);
    told.forEach((kind, some) -> allocations.setOff(kind, some, days(some, on)));
  }

  private static Map<Long, LocalDate> days(List<Told> told, LocalDate on) {
    return told.stream()
        .map(Told::sourceId)
        .distinct()
        .collect(Collectors.toMap(id -> id, id -> on));
  }

  private static Map<Source.Kind, List<Told>> told(List<Credit> credits, List<ToInvoice> wanted) {
    Map<Source.Kind, List<Told>> told = new HashMap<>();
    Map<Long, BigDecimal> missing = new HashMap<>();
    wanted.forEach(one -> missing.merge(one.invoiceId(), one.amount(), BigDecimal::add));
    for (Credit credit : credits) {
      BigDecimal left = credit.left();
      for (ToInvoice one : wanted) {
        BigDecimal share = left.min(missing.get(one.invoiceId()));
        if (share.signum() > 0) {
          told.computeIfAbsent(credit.kind(), any -> new ArrayList<>())
              .add(new Told(credit.id(), one.invoiceId(), share));
          missing.merge(one.invoiceId(), share, BigDecimal::subtract);
          left = left.subtract(share);
        }
      }
    }
    return told;
  }

  private List<Credit> left(Purse purse) {
    return jdbc.sql(LEFT)
        .param("customer", purse.customerId())
        .param("entity", purse.sellingEntityId())
        .param("currency", purse.currency())
        .param("most", MOST)
        .query(
            (row, n) ->
                new Credit(
                    Source.Kind.valueOf(row.getString(1)), row.getLong(2), row.getBigDecimal(3)))
        .list();
  }
}

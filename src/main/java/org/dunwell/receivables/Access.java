package org.dunwell.receivables;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which part of the ledger a person works on: by selling entity, by portfolio, or by both. Whoever
 * was given no part sees all. Lists ask by the conditions of {@code AccessMapper.xml}; single
 * customers and invoices by this.
 */
@Component
public class Access {

  /** More parts than anybody needs; a whole house of them is better described by none. */
  private static final int MOST = 1_000;

  /**
   * A part of the ledger that a user works on.
   *
   * @param sellingEntity a code; null for every selling entity
   * @param portfolio a name as customers carry it; null for every portfolio
   */
  public record Part(
      long id,
      String userId,
      String sellingEntity,
      String portfolio,
      String givenBy,
      Instant givenAt) {}

  private final AccessMapper mapper;
  private final JdbcClient jdbc;
  private final Clock clock;

  Access(AccessMapper mapper, JdbcClient jdbc, Clock clock) {
    this.mapper = mapper;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether the signed-in person may see the customer; no for one that does not exist. */
  public boolean toCustomer(String number) {
    return mapper.customer(number);
  }

  /** Whether the signed-in person may see the customer; no for one that does not exist. */
  public boolean toCustomer(long id) {
    return mapper.customerId(id);
  }

  /** Whether the signed-in person may see the invoice; no for one that does not exist. */
  public boolean toInvoice(long id) {
    return mapper.invoice(id);
  }

  /** Every part that was given, by user. */
  public List<Part> all() {
    return jdbc.sql(
            """
            select id, user_id, selling_entity, portfolio, given_by, given_at
            from receivables.access
            order by user_id, selling_entity nulls first, portfolio nulls first
            limit ?
            """)
        .param(MOST)
        .query(Part.class)
        .list();
  }

  /** The portfolios that customers are in, in order. */
  public List<String> portfolios() {
    return jdbc.sql(
            """
            select distinct portfolio
            from receivables.customer
            where portfolio is not null
            order by portfolio
            limit ?
            """)
        .param(MOST)
        .query(String.class)
        .list();
  }

  /**
   * Gives a user one more part; the first one takes away everything else. Giving it twice changes
   * nothing.
   *
   * @param sellingEntity a code; null for every selling entity
   * @param portfolio null for every portfolio
   * @throws BrokenRule when neither is named
   */
  public void give(String userId, String sellingEntity, String portfolio, String by) {
    if (sellingEntity == null && portfolio == null) {
      throw new BrokenRule(
          "Name a selling entity, a portfolio or both. Whoever is to see everything needs no entry.");
    }
    jdbc.sql(
            """
            insert into receivables.access (user_id, selling_entity, portfolio, given_by, given_at)
            values (:user, :entity, :portfolio, :by, :now)
            on conflict do nothing
            """)
        .param("user", userId)
        .param("entity", sellingEntity)
        .param("portfolio", portfolio)
        .param("by", by)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Takes a part back; with the last one gone the user sees everything again. */
  public void takeBack(long id) {
    jdbc.sql("delete from receivables.access where id = ?").param(id).update();
  }
}

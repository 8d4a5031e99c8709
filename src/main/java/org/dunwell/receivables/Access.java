package org.dunwell.receivables;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.security.Viewer;
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
      Instant givenAt) {

    /** As people say it, such as {@code portfolio north of DE}. */
    public String words() {
      if (portfolio == null) {
        return "selling entity " + sellingEntity;
      }
      return "portfolio " + portfolio + (sellingEntity == null ? "" : " of " + sellingEntity);
    }
  }

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

  /**
   * The id of a customer whom the signed-in person may see.
   *
   * @throws NotThere for one that does not exist, and for one of somebody else's part alike
   */
  public long customer(String number) {
    Long id = mapper.idOf(number);
    if (id == null) {
      throw new NotThere("customer", number);
    }
    return id;
  }

  /** Whether the signed-in person may see all that a customer owes, whichever company of ours. */
  public boolean toWhole(long customerId) {
    return mapper.whole(customerId);
  }

  /** Whether the signed-in person may see what a customer owes one selling entity. */
  public boolean toAccount(long customerId, long sellingEntityId) {
    return mapper.account(customerId, sellingEntityId);
  }

  /**
   * Whether the signed-in person may see whatever is about an unknown customer of a selling entity:
   * only whoever sees all of its customers.
   */
  public boolean toEverybodyOf(long sellingEntityId) {
    return mapper.everybody(Viewer.name(), sellingEntityId);
  }

  /** The same for a user, whoever is signed in. */
  public boolean ofUserToEverybodyOf(String user, long sellingEntityId) {
    return mapper.everybody(user, sellingEntityId);
  }

  /** Whether a user may see the customer, whoever is signed in. */
  public boolean ofUserToCustomer(String user, long customerId) {
    return mapper.userSees(user, customerId);
  }

  /** How many of these customers a user may not see. */
  public long hiddenFrom(String user, Collection<Long> customerIds) {
    return mapper.hidden(user, customerIds.toArray(Long[]::new), null);
  }

  /** How many of the customers of one user another one may not see. */
  public long hiddenFrom(String user, String owner) {
    return mapper.hidden(user, new Long[0], owner);
  }

  /** How many customers a user may see. */
  public long customersOf(String user) {
    return mapper.seen(user);
  }

  /** The parts of the signed-in person; none for whoever sees everything. */
  public List<Part> own() {
    String viewer = Viewer.name();
    return viewer == null ? List.of() : parts("where user_id = ?", viewer);
  }

  /** Whether the signed-in person sees a part of the ledger only. */
  public boolean isLimited() {
    return !own().isEmpty();
  }

  /** Whether the signed-in person may see the invoice; no for one that does not exist. */
  public boolean toInvoice(long id) {
    return mapper.invoice(id);
  }

  /** Every part that was given, by user. */
  public List<Part> all() {
    return parts("");
  }

  private List<Part> parts(String where, Object... params) {
    return jdbc.sql(
            """
            select id, user_id, selling_entity, portfolio, given_by, given_at
            from receivables.access
            %s
            order by user_id, selling_entity nulls first, portfolio nulls first
            limit %d
            """
                .formatted(where, MOST))
        .params(List.of(params))
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

package org.dunwell.collections.worklist.web;

import java.util.List;
import org.dunwell.collections.worklist.WorklistFilter;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the filters of the list offer. */
@Component
class FilterChoices {

  /**
   * What there is to choose from.
   *
   * @param currencies those of the selling entities; others can be typed
   */
  record Choices(
      List<Users.Collector> owners,
      List<String> portfolios,
      List<SellingEntity> entities,
      List<String> currencies,
      List<String> buckets,
      List<String> promises) {}

  private static final int MOST = 200;

  private final Users users;
  private final SellingEntities entities;
  private final JdbcClient jdbc;

  FilterChoices(Users users, SellingEntities entities, JdbcClient jdbc) {
    this.users = users;
    this.entities = entities;
    this.jdbc = jdbc;
  }

  Choices now() {
    List<SellingEntity> sellers = entities.all();
    return new Choices(
        users.collectors(),
        portfolios(),
        sellers,
        sellers.stream().map(SellingEntity::currency).distinct().sorted().toList(),
        WorklistFilter.BUCKETS,
        WorklistFilter.PROMISES);
  }

  /** From one to the next by the index: a dozen names among a million customers. */
  private List<String> portfolios() {
    return jdbc.sql(
            """
            with recursive found as (
              (select portfolio
               from receivables.customer
               where portfolio is not null
               order by portfolio
               limit 1)
              union all
              select (
                select c.portfolio
                from receivables.customer c
                where c.portfolio > found.portfolio
                order by c.portfolio
                limit 1)
              from found
              where found.portfolio is not null)
            select portfolio
            from found
            where portfolio is not null
            limit %d
            """
                .formatted(MOST))
        .query(String.class)
        .list();
  }
}

package org.dunwell.credit;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dunwell.receivables.undo.Brought;
import org.dunwell.receivables.undo.GoesAlong;
import org.dunwell.receivables.undo.Obstacle;
import org.dunwell.receivables.undo.Obstacles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A customer's file goes with it as long as there is nothing in it but what was reckoned:
 * behaviour, scores, expected loss. Whatever else hangs on the file, of whichever package, stands
 * in the way; the database itself knows what that is.
 */
@Component
class CreditObstacles implements Obstacles, GoesAlong {

  private static final Set<String> RECKONED =
      Set.of("credit.party", "credit.behaviour", "credit.expected_loss");

  private static final Obstacle PROSPECT =
      new Obstacle(
          Brought.CUSTOMERS,
          "it was a prospect before",
          """
          exists (
            select 1
            from credit.party p
            where p.customer_id = it.id
              and p.converted_at is not null)
          """);

  private final JdbcClient jdbc;

  CreditObstacles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> with(Brought brought) {
    return brought == Brought.CUSTOMERS ? RECKONED : Set.of();
  }

  @Override
  public List<Obstacle> all() {
    return Stream.concat(Stream.of(PROSPECT), used()).toList();
  }

  /** What points at a party and does not go with it. */
  private Stream<Obstacle> used() {
    return jdbc
        .sql(
            """
            select
              'its credit file has '
                || replace(replace(c.conrelid::regclass::text, 'credit.', ''), '_', ' ') || 's'
                as reason,
              'exists (select 1 from credit.party p join ' || c.conrelid::regclass::text
                || ' x on x.' || quote_ident(a.attname) || ' = p.id where p.customer_id = it.id)'
                as condition
            from pg_constraint c
            join pg_attribute a
              on a.attrelid = c.conrelid
              and a.attnum = c.conkey[1]
            where c.contype = 'f'
              and c.confrelid = 'credit.party'::regclass
              and c.confdeltype <> 'c'
            order by 1, 2
            """)
        .query(
            (row, n) ->
                new Obstacle(
                    Brought.CUSTOMERS, row.getString("reason"), row.getString("condition")))
        .list()
        .stream();
  }
}

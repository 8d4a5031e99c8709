package org.dunwell.receivables.undo;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers and selling entities that nobody has used yet. */
@Component
class MasterDataRemoval implements Removal {

  private final JdbcClient jdbc;

  MasterDataRemoval(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<Brought> takes() {
    return Set.of(Brought.CUSTOMERS, Brought.SELLING_ENTITIES);
  }

  /** Against new rows that point at them, too: those would need a share of this lock. */
  @Override
  public void lock(UndoRun run, Brought brought) {
    run("select id from %s where import_id = :import order by id for update", run, brought);
  }

  @Override
  public void takeOut(UndoRun run, Brought brought) {
    List<String> statements =
        brought == Brought.CUSTOMERS
            ? List.of(
                "delete from receivables.contact where import_id = :import",
                """
                update receivables.customer
                set parent_id = null, bill_to_id = null, payer_id = null
                where import_id = :import
                """,
                "delete from %s where import_id = :import")
            : List.of("delete from %s where import_id = :import");
    for (String statement : statements) {
      jdbc.sql(statement.formatted(brought.table())).param("import", run.id()).update();
    }
  }

  private void run(String sql, UndoRun run, Brought brought) {
    jdbc.sql(sql.formatted(brought.table())).param("import", run.id()).query(Long.class).list();
  }
}

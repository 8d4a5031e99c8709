package org.dunwell.platform.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what a command is about to move with three statements, however many instances there are;
 * the engine else asks for each instance's executions one by one, and for its history, too.
 */
@Component
class Preload {

  private static final String IDS = " = any(string_to_array(%s, ','))";

  private final RuntimeService runtime;
  private final JdbcClient jdbc;
  private final KnownHistory known;

  Preload(@Lazy RuntimeService runtime, JdbcClient jdbc, KnownHistory known) {
    this.runtime = runtime;
    this.jdbc = jdbc;
    this.known = known;
  }

  /**
   * Inside the command that moves these instances; {@link #forget} when it is done. What the
   * command has touched already is left as it is: put together again it would have each execution
   * twice.
   */
  void load(Collection<String> instances) {
    DbEntityManager entities = Context.getCommandContext().getDbEntityManager();
    String ids =
        instances.stream()
            .filter(id -> entities.getCachedEntity(ExecutionEntity.class, id) == null)
            .distinct()
            .collect(joining(","));
    if (ids.isEmpty()) {
      return;
    }
    executions(ids);
    jdbc.sql(
            "select id_, start_time_ from act_hi_actinst where end_time_ is null and proc_inst_id_"
                + IDS.formatted("?"))
        .param(ids)
        .query(
            row -> {
              known.begun(row.getString(1), row.getTimestamp(2));
            });
    jdbc.sql(
            "select id_, start_time_, removal_time_ from act_hi_procinst where id_"
                + IDS.formatted("?"))
        .param(ids)
        .query(
            row -> {
              known.begun(row.getString(1), row.getTimestamp(2));
              known.removable(row.getString(1), row.getTimestamp(3));
            });
  }

  /** Into the engine's cache, each tree put together. */
  private void executions(String ids) {
    List<ExecutionEntity> all =
        runtime
            .createNativeExecutionQuery()
            .sql("select * from act_ru_execution where proc_inst_id_" + IDS.formatted("#{ids}"))
            .parameter("ids", ids)
            .list()
            .stream()
            .map(ExecutionEntity.class::cast)
            .toList();
    all.stream()
        .collect(groupingBy(ExecutionEntity::getProcessInstanceId))
        .forEach(Preload::putTogether);
  }

  private static void putTogether(String instance, List<ExecutionEntity> tree) {
    tree.stream()
        .filter(ExecutionEntity::isProcessInstanceExecution)
        .forEach(root -> root.restoreProcessInstance(tree, null, null, null, null, null, null));
  }

  void forget() {
    known.forget();
  }
}

package org.dunwell.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Nodes that start at the same moment on one database start one after the other: the first makes
 * tables, deploys models and users, the others find them.
 */
class StartTurn implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(StartTurn.class);
  private static final String KEY = "(hashtextextended('dunwell.start', 0))";

  private Connection turn;

  StartTurn(DataSource database) throws SQLException {
    turn = database.getConnection();
    turn.setAutoCommit(true);
    if (!ask("select pg_try_advisory_lock" + KEY)) {
      log.info("Another node is starting on this database; waiting for it");
      ask("select pg_advisory_lock" + KEY + " is not null");
    }
  }

  private boolean ask(String question) throws SQLException {
    try (Statement statement = turn.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getBoolean(1);
    }
  }

  /** After everything else that happens at the start. */
  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.LOWEST_PRECEDENCE)
  void started() throws SQLException {
    destroy();
  }

  @Override
  public void destroy() throws SQLException {
    if (turn == null) {
      return;
    }
    try (Connection mine = turn;
        Statement statement = mine.createStatement()) {
      statement.execute("select pg_advisory_unlock" + KEY);
    } finally {
      turn = null;
    }
  }
}

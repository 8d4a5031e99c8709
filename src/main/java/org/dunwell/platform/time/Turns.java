package org.dunwell.platform.time;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Which of several nodes on one database does a work now: one at a time, by an advisory lock on a
 * connection of its own. A node that dies, or loses the database, loses its turn with the
 * connection. Whoever works on after that is held back by what every write asks anyway: a lock or a
 * version of the row, a unique key (docs/adr/0024).
 */
@Component
class Turns {

  private static final String TAKE =
      "select pg_try_advisory_lock(hashtextextended('dunwell.work/' || ?, 0))";
  private static final String GIVE_BACK =
      "select pg_advisory_unlock(hashtextextended('dunwell.work/' || ?, 0))";

  private final DataSource database;

  Turns(DataSource database) {
    this.database = database;
  }

  /**
   * Does a work unless another node is at it.
   *
   * @return whether it was this node's turn
   */
  boolean take(DueWork work, Runnable run) {
    if (work.sharedByNodes()) {
      run.run();
      return true;
    }
    try (Connection turn = database.getConnection()) {
      turn.setAutoCommit(true);
      if (!ask(turn, TAKE, work.name())) {
        return false;
      }
      try {
        run.run();
      } finally {
        giveBack(turn, work.name());
      }
      return true;
    } catch (SQLException failure) {
      throw new DataAccessResourceFailureException(
          "The database does not say whose turn " + work.name() + " is", failure);
    }
  }

  /** A connection that cannot give its lock back must not go back to the pool with it. */
  private static void giveBack(Connection turn, String work) throws SQLException {
    try {
      ask(turn, GIVE_BACK, work);
    } catch (SQLException lost) {
      turn.abort(Runnable::run);
    }
  }

  private static boolean ask(Connection turn, String question, String work) throws SQLException {
    try (PreparedStatement statement = turn.prepareStatement(question)) {
      statement.setString(1, work);
      try (ResultSet answer = statement.executeQuery()) {
        answer.next();
        return answer.getBoolean(1);
      }
    }
  }
}

package org.dunwell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the statements that reach PostgreSQL. A batch of inserts is folded by the driver into
 * statements of 128, 64, 32 ... rows; a batch of anything else is one statement per row.
 */
@TestComponent
public class StatementCounter implements BeanPostProcessor {

  private static final int LARGEST_FOLD = 128;

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  public void reset() {
    counts.clear();
  }

  /** How many statements touched the engine's tables since the last reset. */
  public long engineStatements() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).contains("act_"))
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  /** How many statements there were since the last reset. */
  public long statements() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** For a failing test: which statement how often. */
  public Map<String, Long> byStatement() {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((sql, count) -> sums.put(sql.replaceAll("\\s+", " ").strip(), count.sum()));
    return sums;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source ? new Counting(source) : bean;
  }

  private final class Counting extends DelegatingDataSource {

    Counting(DataSource source) {
      super(source);
    }

    @Override
    public Connection getConnection() throws java.sql.SQLException {
      return proxy(Connection.class, super.getConnection(), this::onConnection);
    }

    private Object onConnection(Object connection, Method method, Object[] args) throws Throwable {
      Object result = call(connection, method, args);
      if (method.getName().equals("prepareStatement")) {
        String sql = (String) args[0];
        int[] batched = {0};
        return proxy(
            PreparedStatement.class,
            (PreparedStatement) result,
            (statement, m, a) -> onStatement(statement, m, a, sql, batched));
      }
      return result;
    }
  }

  private Object onStatement(
      Object statement, Method method, Object[] args, String sql, int[] batched) throws Throwable {
    switch (method.getName()) {
      case "addBatch" -> batched[0]++;
      case "executeBatch" -> {
        add(sql, isInsert(sql) ? folds(batched[0]) : batched[0]);
        batched[0] = 0;
      }
      case "execute", "executeQuery", "executeUpdate" -> add(sql, 1);
      default -> {}
    }
    return call(statement, method, args);
  }

  private void add(String sql, int count) {
    counts.computeIfAbsent(sql, key -> new LongAdder()).add(count);
  }

  private static boolean isInsert(String sql) {
    return sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("insert");
  }

  private static int folds(int rows) {
    return rows / LARGEST_FOLD + Integer.bitCount(rows % LARGEST_FOLD);
  }

  private interface Handler {
    Object handle(Object target, Method method, Object[] args) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, T target, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> handler.handle(target, method, args)));
  }

  private static Object call(Object target, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}

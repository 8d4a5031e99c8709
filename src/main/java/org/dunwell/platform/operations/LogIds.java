package org.dunwell.platform.operations;

import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Ids that log lines carry while something is done: {@code request}, {@code work}, {@code case},
 * {@code customer}. Ids only: names, addresses and amounts do not belong into logs.
 */
public final class LogIds {

  private LogIds() {}

  /** Does something while log lines carry this id. */
  public static <T> T with(String kind, Object id, Supplier<T> work) {
    String before = MDC.get(kind);
    MDC.put(kind, String.valueOf(id));
    try {
      return work.get();
    } finally {
      if (before == null) {
        MDC.remove(kind);
      } else {
        MDC.put(kind, before);
      }
    }
  }
}

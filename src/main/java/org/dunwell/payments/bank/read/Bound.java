package org.dunwell.payments.bank.read;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks what the library has bound by the names of the XML, since each version has classes of its
 * own that say the same.
 */
final class Bound {

  private record Key(Class<?> type, String name) {}

  private static final Map<Key, Optional<Method>> GETTERS = new ConcurrentHashMap<>();

  private Bound() {}

  /** What stands at a path of elements, the first where there are several; null when nothing. */
  static Object at(Object bean, String path) {
    Object value = bean;
    for (String name : path.split("/")) {
      value = value == null ? null : first(get(value, name));
    }
    return value;
  }

  /** All that stand in the last step of a path. */
  static List<Object> all(Object bean, String path) {
    List<Object> found = List.of(bean);
    for (String name : path.split("/")) {
      List<Object> next = new ArrayList<>();
      for (Object one : found) {
        Object value = get(one, name);
        if (value instanceof List<?> list) {
          next.addAll(list);
        } else if (value != null) {
          next.add(value);
        }
      }
      found = next;
    }
    return found;
  }

  /** The text of the first path that has one; null when none has. */
  static String text(Object bean, String... paths) {
    for (String path : paths) {
      Object value = at(bean, path);
      if (value != null && !value.toString().isBlank()) {
        return value instanceof Enum<?> code ? code.name() : value.toString().strip();
      }
    }
    return null;
  }

  static BigDecimal number(Object bean, String path) {
    return at(bean, path) instanceof BigDecimal number ? number : null;
  }

  /** A day, said as such or as a moment. */
  static LocalDate day(Object bean, String path) {
    Object day = at(bean, path);
    Object said =
        day instanceof OffsetDateTime
            ? day
            : Optional.ofNullable(at(day, "Dt")).orElse(at(day, "DtTm"));
    if (said instanceof OffsetDateTime moment) {
      return moment.toLocalDate();
    }
    return said instanceof LocalDate date ? date : null;
  }

  private static Object first(Object value) {
    return value instanceof List<?> list ? list.isEmpty() ? null : list.get(0) : value;
  }

  private static Object get(Object bean, String name) {
    Method getter =
        GETTERS.computeIfAbsent(new Key(bean.getClass(), name), Bound::getter).orElse(null);
    try {
      return getter == null ? null : getter.invoke(bean);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Method> getter(Key key) {
    for (String prefix : List.of("get", "is")) {
      try {
        return Optional.of(key.type().getMethod(prefix + key.name()));
      } catch (NoSuchMethodException other) {
        continue;
      }
    }
    return Optional.empty();
  }
}

package org.dunwell.platform.decisions;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;

/** Makes the caller's record of the output columns; its constructor has the last word. */
final class AnswerReader<T> {

  private final Class<T> type;
  private final RecordComponent[] components;
  private final Constructor<T> constructor;

  AnswerReader(Class<T> type) {
    this.type = type;
    this.components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException(type.getName() + " is no record");
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      this.constructor = type.getDeclaredConstructor(types);
      this.constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Every record has its canonical constructor", e);
    }
  }

  T read(Model model, Map<String, Object> columns) {
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      String name = components[i].getName();
      Object value = columns.get(name);
      if (value == null) {
        throw new DecisionFailed(
            "%s (version %s) has no value in column %s, which %s needs."
                .formatted(model.id(), model.version(), name, type.getSimpleName()));
      }
      values[i] = as(model, name, components[i].getType(), value);
    }
    return create(model, columns, values);
  }

  private T create(Model model, Map<String, Object> columns, Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new DecisionFailed(
          "%s (version %s) decided %s, which %s refuses: %s"
              .formatted(
                  model.id(),
                  model.version(),
                  columns,
                  type.getSimpleName(),
                  e.getCause().getMessage()),
          e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new DecisionFailed(
          "%s (version %s) decided %s, which does not fit %s."
              .formatted(model.id(), model.version(), columns, type.getSimpleName()),
          e);
    }
  }

  private static Object as(Model model, String name, Class<?> wanted, Object value) {
    try {
      if (value instanceof BigDecimal number) {
        return number(wanted, number);
      }
      return wanted.isEnum() ? constant(wanted, value.toString()) : value;
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new DecisionFailed(
          "%s (version %s) gives %s = %s, which is no %s."
              .formatted(model.id(), model.version(), name, value, wanted.getSimpleName()),
          e);
    }
  }

  private static Object number(Class<?> wanted, BigDecimal number) {
    if (wanted == int.class || wanted == Integer.class) {
      return number.intValueExact();
    }
    if (wanted == long.class || wanted == Long.class) {
      return number.longValueExact();
    }
    return number;
  }

  private static Object constant(Class<?> wanted, String name) {
    return Arrays.stream(wanted.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }
}

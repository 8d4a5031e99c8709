package org.dunwell.collections.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.SpinList;
import org.camunda.spin.json.SpinJsonNode;
import org.dunwell.collections.TaskResult;
import org.dunwell.collections.calls.CallReport;

/** What the form of a call has left on a task. */
final class SubmittedCall {

  private SubmittedCall() {}

  static CallReport of(DelegateTask task) {
    return new CallReport(
        text(task, "outcome"),
        id(text(task, "contact")),
        ids(task.getVariable("invoices")),
        amount(text(task, "amount")),
        date(text(task, "promisedFor")),
        text(task, "note"),
        SubmittedForm.who(task));
  }

  /** Whether it was them who called. */
  static boolean incoming(DelegateTask task) {
    return "incoming".equals(text(task, "direction"));
  }

  private static String text(DelegateTask task, String key) {
    Object value = task.getVariable(key);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  private static List<Long> ids(Object ticked) {
    if (ticked instanceof SpinJsonNode node && node.isArray()) {
      SpinList<SpinJsonNode> elements = node.elements();
      return elements.stream()
          .map(element -> element.isString() ? element.stringValue() : element.toString())
          .map(SubmittedCall::id)
          .toList();
    }
    if (ticked instanceof Iterable<?> several) {
      return StreamSupport.stream(several.spliterator(), false)
          .map(one -> id(String.valueOf(one)))
          .toList();
    }
    return List.of();
  }

  private static Long id(String text) {
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException notAnId) {
      throw TaskResult.incomplete(
          "'%s' is none of the choices. Choose one that the form offers.".formatted(text));
    }
  }

  private static BigDecimal amount(String text) {
    try {
      return text == null ? null : new BigDecimal(text);
    } catch (NumberFormatException notANumber) {
      throw TaskResult.incomplete(
          "'%s' is not an amount. Write digits and a point, such as 1250.00.".formatted(text));
    }
  }

  private static LocalDate date(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException notADate) {
      throw TaskResult.notADate(text);
    }
  }
}

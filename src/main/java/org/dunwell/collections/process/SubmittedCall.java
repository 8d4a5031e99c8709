package org.dunwell.collections.process;

import java.math.BigDecimal;
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
    SubmittedForm form = new SubmittedForm(task);
    return new CallReport(
        form.text("outcome"),
        id(form.text("contact")),
        ids(task.getVariable("invoices")),
        amount(form.text("amount")),
        form.date("promisedFor"),
        form.text("note"),
        form.who());
  }

  /** Whether it was them who called. */
  static boolean incoming(DelegateTask task) {
    return "incoming".equals(new SubmittedForm(task).text("direction"));
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
      return text == null ? null : Long.valueOf(text.strip());
    } catch (NumberFormatException notAnId) {
      throw TaskResult.incomplete(
          "'%s' is none of the choices. Choose one that the form offers.".formatted(text));
    }
  }

  private static BigDecimal amount(String text) {
    try {
      return text == null ? null : new BigDecimal(text.strip());
    } catch (NumberFormatException notANumber) {
      throw TaskResult.incomplete(
          "'%s' is not an amount. Write digits and a point, such as 1250.00.".formatted(text));
    }
  }
}

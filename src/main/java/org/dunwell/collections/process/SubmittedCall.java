package org.dunwell.collections.process;

import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.json.SpinJsonNode;
import org.dunwell.collections.calls.CallReport;
import org.dunwell.collections.calls.PhoneTalk;

/** What the form of a call has left on a task. */
final class SubmittedCall {

  private SubmittedCall() {}

  /** With what was said over the line. */
  static CallReport of(DelegateTask task, PhoneTalk talk) {
    SubmittedForm form = new SubmittedForm(task);
    return talk.entered(
        new CallReport.Fields(
            form.text("outcome"),
            form.text("contact"),
            texts(task.getVariable("invoices")),
            form.text("amount"),
            form.text("promisedFor"),
            form.text("reason"),
            form.text("note"),
            form.text("proposal")),
        form.who());
  }

  /** Whether it was them who called. */
  static boolean incoming(DelegateTask task) {
    return "incoming".equals(new SubmittedForm(task).text("direction"));
  }

  /** Tasklist and our pages send JSON, programs may send a list. */
  private static List<String> texts(Object ticked) {
    if (ticked instanceof SpinJsonNode node && node.isArray()) {
      return node.elements().stream()
          .map(one -> one.isString() ? one.stringValue() : one.toString())
          .toList();
    }
    return ticked instanceof Iterable<?> several
        ? StreamSupport.stream(several.spliterator(), false).map(String::valueOf).toList()
        : List.of();
  }
}

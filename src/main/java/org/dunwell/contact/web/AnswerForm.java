package org.dunwell.contact.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was entered about a mail, as it was typed; the process checks it.
 *
 * @param invoices numbers
 * @param withFiles null for no
 */
record AnswerForm(
    String outcome,
    List<String> invoices,
    String promisedFor,
    String amount,
    String reason,
    Boolean withFiles,
    String note) {

  AnswerForm {
    invoices = invoices == null ? List.of() : List.copyOf(invoices);
  }

  static AnswerForm empty(List<String> invoices) {
    return new AnswerForm(null, invoices, null, null, null, true, null);
  }

  /** By the keys of {@code forms/answer-reply.form}. */
  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("outcome", outcome);
    values.put("invoices", String.join("\n", invoices));
    values.put("promisedFor", promisedFor);
    values.put("amount", amount);
    values.put("reason", reason);
    values.put("withFiles", withFiles);
    values.put("note", note);
    return values;
  }
}

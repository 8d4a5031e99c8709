package org.dunwell.collections.calls;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.collections.TaskResult;

/**
 * What a person says came of a call.
 *
 * @param outcome a {@link CallOutcome#id()}
 * @param contactId whom they called or spoke to; null for whom the brief names first
 * @param invoiceIds what the outcome is about; empty for all invoices of the call
 * @param amount what is promised, in the invoices' currency; null for all that is collectible
 * @param promisedFor by when; only for a promise
 * @param note what was said; null for nothing
 * @param by user id
 */
public record CallReport(
    String outcome,
    Long contactId,
    List<Long> invoiceIds,
    BigDecimal amount,
    LocalDate promisedFor,
    String note,
    String by) {

  /**
   * @throws org.dunwell.collections.TaskNotComplete when the outcome is unknown or the note is too
   *     long
   */
  public CallReport {
    CallOutcome.of(outcome);
    invoiceIds = invoiceIds == null ? List.of() : invoiceIds.stream().distinct().toList();
    note = new TaskResult(by, outcome, note, null).note();
  }

  CallOutcome what() {
    return CallOutcome.of(outcome);
  }

  /** As the task keeps it. */
  TaskResult result() {
    return new TaskResult(by, outcome, note, null);
  }
}

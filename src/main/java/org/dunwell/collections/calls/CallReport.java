package org.dunwell.collections.calls;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.dunwell.collections.TaskResult;

/**
 * What a person says came of a call.
 *
 * @param outcome a {@link CallOutcome#id()}
 * @param contactId whom they called or spoke to; null for whom the brief names first
 * @param invoiceIds what the outcome is about; empty for all invoices of the call
 * @param amount what is promised or disputed, in the invoices' currency; null for all that can be
 * @param promisedFor by when; only for a promise
 * @param reason a reason code; only for a dispute
 * @param note what was said; null for nothing
 * @param by user id
 */
public record CallReport(
    String outcome,
    Long contactId,
    List<Long> invoiceIds,
    BigDecimal amount,
    LocalDate promisedFor,
    String reason,
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

  /** One that disputes nothing. */
  public CallReport(
      String outcome,
      Long contactId,
      List<Long> invoiceIds,
      BigDecimal amount,
      LocalDate promisedFor,
      String note,
      String by) {
    this(outcome, contactId, invoiceIds, amount, promisedFor, null, note, by);
  }

  /**
   * What a form says, field by field; empty ones null.
   *
   * @throws org.dunwell.collections.TaskNotComplete when a field cannot be read
   */
  public static CallReport entered(Fields fields, String by) {
    return new CallReport(
        fields.outcome(),
        id(fields.contact()),
        fields.invoices().stream().map(CallReport::id).toList(),
        amount(fields.amount()),
        date(fields.promisedFor()),
        fields.reason(),
        fields.note(),
        by);
  }

  /** The fields of {@code forms/call-customer.form} as text. */
  public record Fields(
      String outcome,
      String contact,
      List<String> invoices,
      String amount,
      String promisedFor,
      String reason,
      String note) {}

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

  private static LocalDate date(String text) {
    try {
      return text == null ? null : LocalDate.parse(text.strip());
    } catch (DateTimeParseException notADate) {
      throw TaskResult.notADate(text);
    }
  }

  CallOutcome what() {
    return CallOutcome.of(outcome);
  }

  /** As the task keeps it. */
  TaskResult result() {
    return new TaskResult(by, outcome, note, null);
  }
}

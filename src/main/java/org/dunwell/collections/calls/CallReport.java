package org.dunwell.collections.calls;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.dunwell.collections.TaskResult;
import org.dunwell.promises.evidence.SaidSentence;
import org.dunwell.promises.proposals.Proposal;

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
 * @param about what was said over the line; null when it was not
 */
public record CallReport(
    String outcome,
    Long contactId,
    List<Long> invoiceIds,
    BigDecimal amount,
    LocalDate promisedFor,
    String reason,
    String note,
    String by,
    PhoneTalk.About about) {

  static final int NOTE_LENGTH = 2_000;

  /**
   * @throws org.dunwell.collections.TaskNotComplete when the outcome is unknown or the note is too
   *     long
   */
  public CallReport {
    CallOutcome.of(outcome);
    invoiceIds = invoiceIds == null ? List.of() : invoiceIds.stream().distinct().toList();
    note = new TaskResult(by, outcome, note, null).note();
  }

  /** One of a call that was not made over the line. */
  public CallReport(
      String outcome,
      Long contactId,
      List<Long> invoiceIds,
      BigDecimal amount,
      LocalDate promisedFor,
      String reason,
      String note,
      String by) {
    this(outcome, contactId, invoiceIds, amount, promisedFor, reason, note, by, null);
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
    this(outcome, contactId, invoiceIds, amount, promisedFor, null, note, by, null);
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
        by,
        null);
  }

  /**
   * The fields of {@code forms/call-customer.form} as text.
   *
   * @param proposal names the sentence that was taken over; null for none
   */
  public record Fields(
      String outcome,
      String contact,
      List<String> invoices,
      String amount,
      String promisedFor,
      String reason,
      String note,
      String proposal) {

    /** What was left empty is as the sentence says. */
    Fields filledBy(Proposal proposal) {
      boolean untouched = outcome == null;
      return new Fields(
          untouched ? CallOutcome.PROMISES.id() : outcome,
          contact,
          untouched && invoices.isEmpty() ? texts(proposal.invoiceIds()) : invoices,
          untouched && amount == null ? text(proposal.amount()) : amount,
          untouched && promisedFor == null ? text(proposal.date()) : promisedFor,
          reason,
          note,
          proposal.key());
    }

    private static List<String> texts(List<Long> ids) {
      return ids.stream().map(String::valueOf).toList();
    }

    private static String text(Object value) {
      return value == null ? null : value.toString();
    }

    /** With this note where none was typed. */
    Fields noted(String before) {
      return note != null || before == null
          ? this
          : new Fields(outcome, contact, invoices, amount, promisedFor, reason, before, proposal);
    }
  }

  CallReport about(PhoneTalk.About what) {
    return new CallReport(
        outcome, contactId, invoiceIds, amount, promisedFor, reason, note, by, what);
  }

  /** Who called whom; over the line the line knows. */
  String direction(String otherwise) {
    return about == null ? otherwise : about.outbound() ? "outgoing" : "incoming";
  }

  Long phoneCallId() {
    return about == null ? null : about.phoneCallId();
  }

  /** The sentence that proves what was promised; null for none. */
  SaidSentence said() {
    return about == null ? null : about.said();
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

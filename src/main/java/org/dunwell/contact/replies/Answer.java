package org.dunwell.contact.replies;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dunwell.platform.BrokenRule;

/**
 * What a person made of a reply.
 *
 * @param outcome one of {@link #OUTCOMES}
 * @param invoiceIds the invoices it is about; may be empty
 * @param promisedFor the day the customer named; with {@code promised} only
 * @param amount the amount the customer named; null for all of these invoices
 * @param note null when there is nothing to add
 * @param reason why it is disputed, one of {@link DisputeReasons}; with {@code disputes} only
 * @param withFiles whether the mail's files go along to the disputes
 * @param by user id
 */
public record Answer(
    String outcome,
    List<Long> invoiceIds,
    LocalDate promisedFor,
    BigDecimal amount,
    String note,
    String reason,
    boolean withFiles,
    String by) {

  /** Everything that can come of a reply. */
  public static final Set<String> OUTCOMES =
      Set.of(
          "answered",
          "promised",
          "disputes",
          "says-paid",
          "asks-for-copy",
          "asks-for-plan",
          "no-answer-needed");

  private static final Set<String> ABOUT_INVOICES =
      Set.of("disputes", "says-paid", "promised", "asks-for-plan");

  private static final int MOST_NOTE = 2_000;

  /**
   * @throws BrokenRule when something is missing or makes no sense
   */
  public Answer {
    if (outcome == null || !OUTCOMES.contains(outcome)) {
      throw new BrokenRule("Say what came of the reply: choose one of the outcomes.");
    }
    boolean promised = outcome.equals("promised");
    if (promised && promisedFor == null) {
      throw new BrokenRule("For which day was the payment promised? Give the date.");
    }
    if (outcome.equals("disputes") && (note == null || note.isBlank())) {
      throw new BrokenRule("Say in the note what the customer disputes.");
    }
    if (outcome.equals("disputes") && reason == null) {
      throw new BrokenRule("Why do they dispute it? Choose a reason.");
    }
    if (note != null && note.length() > MOST_NOTE) {
      throw new BrokenRule(
          "The note is longer than %d characters. Shorten it.".formatted(MOST_NOTE));
    }
    if (amount != null && amount.signum() <= 0) {
      throw new BrokenRule("The promised amount must be more than nothing.");
    }
    if (ABOUT_INVOICES.contains(outcome) && invoiceIds.isEmpty()) {
      throw new BrokenRule("Say which invoices it is about.");
    }
    promisedFor = promised ? promisedFor : null;
    amount = promised ? amount : null;
    reason = outcome.equals("disputes") ? reason : null;
    invoiceIds = List.copyOf(invoiceIds);
  }

  /** One that disputes nothing. */
  public Answer(
      String outcome,
      List<Long> invoiceIds,
      LocalDate promisedFor,
      BigDecimal amount,
      String note,
      String by) {
    this(outcome, invoiceIds, promisedFor, amount, note, null, false, by);
  }
}

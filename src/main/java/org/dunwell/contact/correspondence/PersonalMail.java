package org.dunwell.contact.correspondence;

import java.util.List;
import java.util.Objects;
import org.dunwell.platform.BrokenRule;

/**
 * A mail that a person has written.
 *
 * @param key names it, so that a form sent twice is one mail
 * @param contactId who gets it
 * @param copyTo a colleague who gets a copy; null for none
 * @param subject one line
 * @param text from salutation to closing; {@code [[pay link]]}, {@code [[statement]]} and {@code
 *     [[bank details]]} on lines of their own are drawn there
 * @param invoiceIds what it is about: it stands on their timelines
 * @param payLink whether it has the link to the customer's own page; it comes last when the text
 *     does not say where
 * @param answers the customer's mail it answers; null for none
 * @param by user id of the writer
 */
public record PersonalMail(
    String key,
    long customerId,
    long sellingEntityId,
    long contactId,
    String copyTo,
    String subject,
    String text,
    List<Long> invoiceIds,
    boolean payLink,
    List<Attachment> attachments,
    Long answers,
    String by) {

  /** What stands in a new mail until something was written. */
  public static final String WRITE_HERE = "[write here]";

  private static final int MOST_SUBJECT = 200;
  private static final int MOST_TEXT = 50_000;

  /**
   * @throws BrokenRule when subject or text are missing or too long
   */
  public PersonalMail {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(by, "by");
    if (subject == null || subject.isBlank()) {
      throw new BrokenRule("The mail has no subject. Write one.");
    }
    if (subject.length() > MOST_SUBJECT) {
      throw new BrokenRule(
          "The subject is longer than %d characters. Shorten it.".formatted(MOST_SUBJECT));
    }
    if (text == null || text.isBlank() || text.contains(WRITE_HERE)) {
      throw new BrokenRule(
          "The mail says nothing yet. Write your text where %s stands.".formatted(WRITE_HERE));
    }
    if (text.length() > MOST_TEXT) {
      throw new BrokenRule(
          "The text is longer than %d characters. Attach a file instead.".formatted(MOST_TEXT));
    }
    invoiceIds = List.copyOf(invoiceIds);
    attachments = List.copyOf(attachments);
  }
}

package org.dunwell.contact.replies;

import java.time.Instant;

/**
 * A mail that came in, as it is stored.
 *
 * @param kind {@code mail} or {@code auto-reply}
 * @param state {@code unmatched}, {@code open} or {@code done}
 * @param sender name and address
 * @param customerId null while unmatched
 * @param contactId null when the writer is no known contact
 * @param aboutId the message of ours that it answers, or null
 * @param matchedBy {@code token}, {@code reference}, {@code address}, {@code number}, {@code
 *     person}, {@code portal} or null
 * @param owner user id of the customer's collector, or null
 * @param customer name and number, or null
 */
public record Reply(
    long id,
    String kind,
    String state,
    String sender,
    String fromAddress,
    String subject,
    String text,
    boolean incomplete,
    Instant receivedAt,
    Long customerId,
    Long contactId,
    Long aboutId,
    String matchedBy,
    String owner,
    String customer) {

  /** The name it came under, else its address. */
  public String writer() {
    int address = sender.indexOf(" <");
    return address > 0 ? sender.substring(0, address) : sender;
  }

  /** Whether it came as a text message. */
  public boolean isText() {
    return fromAddress.startsWith("+");
  }

  /** Whether it waits for a person. */
  public boolean isOpen() {
    return state.equals("open");
  }
}

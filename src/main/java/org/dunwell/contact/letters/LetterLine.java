package org.dunwell.contact.letters;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A letter in a list of letters.
 *
 * @param amounts what is open on it, by currency, such as {@code 1200.50 EUR}, one after the other
 * @param address lines of the recipient
 * @param pages null while it is not printed
 * @param cameBack the post brought it back
 */
public record LetterLine(
    long messageId,
    String customerNumber,
    String customerName,
    String subject,
    String tone,
    String address,
    int invoices,
    String amounts,
    Integer pages,
    String state,
    Instant writtenAt) {

  /** The recipient in one line. */
  public String recipient() {
    return address.replace("\n", ", ");
  }

  public boolean cameBack() {
    return state.equals("bounced");
  }

  /** One amount per currency. */
  public List<String> sums() {
    return Arrays.asList(amounts.split(" \\+ "));
  }
}

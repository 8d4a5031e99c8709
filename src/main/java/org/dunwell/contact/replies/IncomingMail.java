package org.dunwell.contact.replies;

import java.util.List;
import org.dunwell.contact.correspondence.Attachment;

/**
 * A mail as it was read; everything in it was written by somebody outside and is only text.
 *
 * @param fromAddress lower case; empty when there is none that can be read
 * @param fromName empty when none is given
 * @param recipients the addresses it was sent to, lower case
 * @param references ids of the mails it answers, the nearest first
 * @param automatic a machine wrote it: out of office, a ticket number, a receipt
 * @param incomplete parts of it could not be read or were too large
 */
public record IncomingMail(
    String fromAddress,
    String fromName,
    String subject,
    String text,
    List<Attachment> attachments,
    List<String> recipients,
    List<String> references,
    boolean automatic,
    boolean incomplete) {

  /** Who wrote it, for people to read. */
  public String sender() {
    if (fromAddress.isEmpty()) {
      return fromName;
    }
    return fromName.isEmpty() ? fromAddress : fromName + " <" + fromAddress + ">";
  }
}

package org.dunwell.sandbox.mail;

import java.time.Instant;

/**
 * A mail as it was handed to the world.
 *
 * @param id its number, counting up in the order of arrival
 * @param to the address it was handed over for
 * @param sentAt its own date: sandbox time
 * @param body the text part
 * @param html the HTML part; null if there is none
 */
public record Mail(
    long id,
    String from,
    String to,
    String subject,
    String messageId,
    Instant sentAt,
    String body,
    String html) {

  boolean mentions(String words) {
    return (from + '\n' + to + '\n' + subject + '\n' + messageId + '\n' + body)
        .toLowerCase(java.util.Locale.ROOT)
        .contains(words);
  }
}

package org.dunwell.contact;

/**
 * A stored letter on its way out.
 *
 * @param messageId the Message-ID header; the same at every attempt, so that a receiver who got it
 *     twice sees one
 * @param customerId null when it goes to somebody who is no customer
 * @param contactId null when it goes to a colleague or to somebody who is no customer
 * @param kind {@code statement}, {@code correspondence}, {@code personal}, {@code question}, {@code
 *     alert} or {@code outside}
 * @param copyTo who else gets it, or null
 * @param answers Message-ID of the mail it answers, or null
 * @param attachments how many files go with it
 * @param attempts how many were made before
 */
record OutgoingMail(
    long id,
    Long customerId,
    Long contactId,
    String messageId,
    String sender,
    String senderName,
    String recipient,
    String recipientName,
    String language,
    String subject,
    String bodyText,
    String bodyHtml,
    String kind,
    String copyTo,
    String answers,
    int attachments,
    int attempts) {

  boolean isStatement() {
    return kind.equals("statement");
  }
}

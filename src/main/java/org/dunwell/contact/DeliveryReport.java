package org.dunwell.contact;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a mail server reports about a letter of ours (RFC 3464).
 *
 * @param messageId of the letter; null when the report does not carry its headers
 * @param recipient whom it did not reach
 * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed} or {@code
 *     expanded}
 * @param status enhanced status code, such as {@code 5.1.1}
 * @param diagnostic the remote server's own words, else the status
 */
record DeliveryReport(
    String messageId, String recipient, String action, String status, String diagnostic) {

  /** Headers are small; a report that is not is no report. */
  private static final int HEADER_BYTES = 64 * 1024;

  /** Empty when the mail is something else. */
  static Optional<DeliveryReport> read(MimeMessage mail) throws MessagingException, IOException {
    if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
      return Optional.empty();
    }
    InternetHeaders recipient = null;
    String messageId = null;
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType("message/delivery-status")) {
        recipient = recipientFields(part);
      } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
        messageId = headers(start(part)).getHeader("Message-ID", null);
      }
    }
    return recipient == null ? Optional.empty() : Optional.of(report(messageId, recipient));
  }

  private static DeliveryReport report(String messageId, InternetHeaders fields) {
    String status = first(fields, "Status", "");
    return new DeliveryReport(
        messageId == null ? null : messageId.strip(),
        afterType(first(fields, "Original-Recipient", first(fields, "Final-Recipient", ""))),
        first(fields, "Action", "failed").toLowerCase(java.util.Locale.ROOT),
        status,
        afterType(first(fields, "Diagnostic-Code", "Status " + status)));
  }

  /** What it means: only a failure is final; a delay may still turn out well. */
  Verdict verdict() {
    if (!action.equals("failed")) {
      return action.equals("delayed") ? Verdict.TRY_AGAIN : Verdict.DELIVERED;
    }
    Verdict verdict = Verdict.ofStatus(status);
    return verdict == Verdict.NO_SUCH_ADDRESS ? verdict : Verdict.REFUSED;
  }

  /** The fields of the message come first, then, after an empty line, those of the recipient. */
  private static InternetHeaders recipientFields(Part part) throws MessagingException, IOException {
    String text = start(part).replace("\r\n", "\n").strip();
    int recipient = text.indexOf("\n\n");
    return headers(recipient < 0 ? text : text.substring(recipient).strip());
  }

  private static InternetHeaders headers(String text) throws MessagingException {
    byte[] bytes = (text + "\n\n").getBytes(StandardCharsets.UTF_8);
    return new InternetHeaders(new ByteArrayInputStream(bytes));
  }

  private static String start(Part part) throws MessagingException, IOException {
    try (InputStream content = part.getInputStream()) {
      return new String(content.readNBytes(HEADER_BYTES), StandardCharsets.UTF_8);
    }
  }

  private static String first(InternetHeaders fields, String name, String otherwise) {
    String value = fields.getHeader(name, null);
    return value == null ? otherwise : value.strip();
  }

  /** {@code rfc822; ap@x.example} is about {@code ap@x.example}. */
  private static String afterType(String value) {
    return value.substring(value.indexOf(';') + 1).strip();
  }
}

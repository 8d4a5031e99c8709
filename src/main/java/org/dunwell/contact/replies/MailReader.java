package org.dunwell.contact.replies;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a mail that anybody may have written in any way. Never throws; keeps what it can read. */
public final class MailReader {

  private static final Logger log = LoggerFactory.getLogger(MailReader.class);

  private static final int MOST_SUBJECT = 500;
  private static final int MOST_NAME = 200;
  private static final int MOST_ADDRESS = 254;

  /** A conversation of more turns is matched by its last ones. */
  private static final int MOST_REFERENCES = 50;

  private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,250}>");

  /** Where mail systems write down for whom a mail came. */
  private static final List<String> RECIPIENTS =
      List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To");

  private MailReader() {}

  /**
   * Reads a mail.
   *
   * @param cut whether the mail was too large to be fetched whole
   */
  public static IncomingMail read(MimeMessage mail, boolean cut) {
    String subject = PlainText.line(PlainText.header(header(mail, "Subject")), MOST_SUBJECT);
    InternetAddress from = from(mail);
    MailParts parts = MailParts.of(mail);
    return new IncomingMail(
        from == null ? "" : PlainText.line(lower(from.getAddress()), MOST_ADDRESS),
        from == null ? "" : PlainText.line(name(from), MOST_NAME),
        subject.isEmpty() ? "(no subject)" : subject,
        parts.text(),
        parts.attachments(),
        recipients(mail),
        references(mail),
        isAutomatic(mail, subject),
        cut || parts.incomplete());
  }

  private static InternetAddress from(MimeMessage mail) {
    List<InternetAddress> addresses = addresses(header(mail, "From"));
    return addresses.isEmpty() ? null : addresses.get(0);
  }

  private static String name(InternetAddress from) {
    return from.getPersonal() == null ? "" : PlainText.header(from.getPersonal());
  }

  private static List<String> recipients(MimeMessage mail) {
    List<String> found = new ArrayList<>();
    for (String name : RECIPIENTS) {
      addresses(header(mail, name)).forEach(address -> found.add(lower(address.getAddress())));
    }
    return found.stream().distinct().limit(MOST_REFERENCES).toList();
  }

  private static List<String> references(MimeMessage mail) {
    List<String> ids = new ArrayList<>(ids(header(mail, "References")));
    Collections.reverse(ids);
    List<String> nearestFirst = new ArrayList<>(ids(header(mail, "In-Reply-To")));
    nearestFirst.addAll(ids);
    return nearestFirst.stream().distinct().limit(MOST_REFERENCES).toList();
  }

  private static List<String> ids(String header) {
    return ID.matcher(header).results().map(MatchResult::group).toList();
  }

  private static boolean isAutomatic(MimeMessage mail, String subject) {
    try {
      return AutoReplies.isOne(mail, subject);
    } catch (MessagingException unreadable) {
      return false;
    }
  }

  private static List<InternetAddress> addresses(String header) {
    try {
      return List.of(InternetAddress.parseHeader(header, false));
    } catch (AddressException unreadable) {
      log.debug("No address can be read in {}", header, unreadable);
      return List.of();
    }
  }

  private static String header(MimeMessage mail, String name) {
    try {
      String value = mail.getHeader(name, ",");
      return value == null ? "" : value;
    } catch (MessagingException unreadable) {
      return "";
    }
  }

  private static String lower(String address) {
    return address == null ? "" : address.strip().toLowerCase(Locale.ROOT);
  }
}

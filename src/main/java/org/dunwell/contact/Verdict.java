package org.dunwell.contact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mail server's answer means for the address, the message and us. */
enum Verdict {
  /** Taken. */
  DELIVERED,
  /** Not now; another attempt may succeed. */
  TRY_AGAIN,
  /**
   * The connection broke before the answer came: it may have been taken. Another attempt follows.
   */
  UNKNOWN,
  /** This address will never work. */
  NO_SUCH_ADDRESS,
  /** Refused for good, but not because of the address: size, policy, content, sender. */
  REFUSED;

  /** An enhanced status code (RFC 3463) inside an answer. */
  private static final Pattern STATUS = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

  /**
   * Reads the answer to a recipient.
   *
   * @param code the SMTP reply code, such as 550
   * @param answer the text, which often carries the more telling enhanced status code
   */
  static Verdict ofReply(int code, String answer) {
    if (code < 400) {
      return DELIVERED;
    }
    if (code < 500) {
      return TRY_AGAIN;
    }
    Matcher status = STATUS.matcher(answer == null ? "" : answer);
    if (status.find() && status.group(1).equals("5")) {
      return ofStatus(status.group());
    }
    return switch (code) {
      case 521, 550, 551, 553, 556 -> NO_SUCH_ADDRESS;
      default -> REFUSED;
    };
  }

  /**
   * Reads the status of a recipient in a delivery report or an answer.
   *
   * @param status such as {@code 5.1.1}
   */
  static Verdict ofStatus(String status) {
    Matcher parts = STATUS.matcher(status == null ? "" : status);
    if (!parts.find()) {
      return REFUSED;
    }
    if (!parts.group(1).equals("5")) {
      return parts.group(1).equals("2") ? DELIVERED : TRY_AGAIN;
    }
    String detail = parts.group(2) + "." + parts.group(3);
    return switch (detail) {
      // bad mailbox, bad system, bad syntax, moved, null MX; disabled; no answer or no route for
      // good
      case "1.0", "1.1", "1.2", "1.3", "1.6", "1.10", "2.1", "4.4" -> NO_SUCH_ADDRESS;
      default -> REFUSED;
    };
  }
}

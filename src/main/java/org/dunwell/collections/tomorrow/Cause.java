package org.dunwell.collections.tomorrow;

import java.util.Arrays;
import java.util.Set;
import org.dunwell.platform.BrokenRule;

/** Kinds of reasons why nothing goes out. */
public enum Cause {
  POLICY("policy", "Put off by the contact policy"),
  HOLD("hold", "On hold"),
  BLOCKED("blocked", "May not be collected now"),
  REPLY("reply", "A reply is unread"),
  LEFT_OUT("left-out", "Left out by one of us"),
  OTHER("other", "Something else");

  private static final Set<String> BLOCKS =
      Set.of(
          "promise",
          "dispute",
          "payment-on-the-way",
          "handover",
          "insolvency",
          "netted",
          "blocked",
          "the invoice may not be collected now",
          "netted by credits");

  private final String code;
  private final String words;

  Cause(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** As it stands in the table and in addresses. */
  public String code() {
    return code;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Of what was thought: a policy's row, a block's kind, or words. */
  static Cause of(String whyNot) {
    if (whyNot.equals("hold")) {
      return HOLD;
    }
    if (whyNot.equals("unread reply")) {
      return REPLY;
    }
    if (whyNot.startsWith("left out")) {
      return LEFT_OUT;
    }
    if (whyNot.startsWith("contactPolicy.") || whyNot.equals("next round")) {
      return POLICY;
    }
    return BLOCKS.contains(whyNot) ? BLOCKED : OTHER;
  }

  static void check(String code) {
    if (code != null && Arrays.stream(values()).noneMatch(cause -> cause.code.equals(code))) {
      throw new BrokenRule(
          "why is '%s'; it must be one of %s."
              .formatted(code, Arrays.stream(values()).map(Cause::code).toList()));
    }
  }

  /** A reason in words that people read. */
  public static String words(String whyNot) {
    int row = whyNot.indexOf(": ");
    return switch (whyNot) {
      case "hold" -> "On hold";
      case "promise" -> "Promised";
      case "dispute" -> "In dispute";
      case "payment-on-the-way" -> "A payment is on its way";
      case "handover" -> "With an agency or a lawyer";
      case "insolvency" -> "The customer is insolvent";
      case "netted", "netted by credits" -> "Covered by their own credits";
      case "unread reply" -> "A reply of theirs is unread";
      case "next round" -> "Waits for the next round of letters";
      default ->
          whyNot.startsWith("contactPolicy.") && row > 0
              ? whyNot.substring(row + 2)
              : Character.toUpperCase(whyNot.charAt(0)) + whyNot.substring(1);
    };
  }
}

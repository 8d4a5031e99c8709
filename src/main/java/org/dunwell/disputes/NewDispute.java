package org.dunwell.disputes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What somebody says is wrong with an invoice.
 *
 * @param key names where it came from, such as {@code call/12/3}; the same one again changes
 *     nothing
 * @param reason a code of ours that is in use
 * @param amount what is disputed, in the invoice's currency; null for all that is not in dispute
 *     yet, or the sum of the lines where there are some
 * @param lines which lines of the invoice it is about; empty when nobody has said
 * @param words what the customer says, in their words; may be null
 * @param channel {@code page}, {@code call}, {@code mail}, {@code api}, {@code import}, {@code
 *     ledger} (a column of its export), {@code payment}, {@code portal} or {@code phone}
 * @param contactId who at the customer said so, or null
 * @param by a user id, or {@code system}
 */
public record NewDispute(
    String key,
    long invoiceId,
    String reason,
    BigDecimal amount,
    List<Line> lines,
    String words,
    String channel,
    Long contactId,
    String by) {

  private static final int MOST_WORDS = 4_000;

  private static final int MOST_LINES = 100;

  /** What tables hold, before and behind the point. */
  private static final int MOST_DIGITS = 15;

  private static final int MOST_DECIMALS = 10;

  /**
   * One line of the invoice.
   *
   * @param line its number or article, as the invoice names it
   * @param what is wrong with it; may be null
   * @param amount in the invoice's currency, above zero
   */
  public record Line(String line, String what, BigDecimal amount) {

    private static final int MOST = 200;

    public Line {
      line = line == null ? "" : line.strip();
      what = what == null || what.isBlank() ? null : what.strip();
      if (line.isEmpty() || line.length() > MOST || what != null && what.length() > MOST) {
        throw new DisputeNotAllowed(
            "Name each line of the invoice in 1 to %d characters, and what is wrong with it in as many at most."
                .formatted(MOST));
      }
      checkSize(amount);
      if (amount == null || amount.signum() <= 0) {
        throw new DisputeNotAllowed(
            "Line \"%s\" needs an amount above zero that is disputed.".formatted(line));
      }
    }
  }

  /**
   * @throws DisputeNotAllowed when it says too much
   */
  public NewDispute {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(by, "by");
    lines = lines == null ? List.of() : List.copyOf(lines);
    words = words == null || words.isBlank() ? null : words.strip();
    if (words != null && words.length() > MOST_WORDS) {
      throw new DisputeNotAllowed(
          "What the customer says is longer than %,d characters. Keep the beginning and attach the rest as a file."
              .formatted(MOST_WORDS));
    }
    if (lines.size() > MOST_LINES) {
      throw new DisputeNotAllowed(
          "More than %d lines. Dispute an amount and attach a list.".formatted(MOST_LINES));
    }
    checkSize(amount);
    if (amount == null && !lines.isEmpty()) {
      amount = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** A power of ten would be written out in more digits than there is memory. */
  private static void checkSize(BigDecimal amount) {
    if (amount != null
        && (amount.scale() > MOST_DECIMALS
            || (long) amount.precision() - amount.scale() > MOST_DIGITS)) {
      throw new DisputeNotAllowed(
          "An amount has at most %d digits before the point and %d behind it."
              .formatted(MOST_DIGITS, MOST_DECIMALS));
    }
  }

  /** All that is not in dispute yet. */
  public static NewDispute whole(
      String key, long invoiceId, String reason, String words, String channel, String by) {
    return new NewDispute(key, invoiceId, reason, null, List.of(), words, channel, null, by);
  }
}

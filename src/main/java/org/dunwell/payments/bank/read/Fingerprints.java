package org.dunwell.payments.bank.read;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.platform.files.Sha256;

/**
 * What tells one movement from another, in whatever file it comes: the bank's reference where it is
 * one; else day, amount and words. Of several that are alike within a statement each has its
 * number, so that three equal payments are three however often the statement comes.
 */
public final class Fingerprints {

  /** Shorter ones number the lines of one statement, and come again in the next. */
  private static final int SHORTEST_REFERENCE = 8;

  /** 128 bits: nobody finds two lines by chance that share them. */
  private static final int LENGTH = 32;

  /** What the mark of a booking begins with that has a reference of the bank's. */
  public static final String REFERENCED = "r";

  /**
   * A line's own mark and its booking's.
   *
   * @param entry of the booking, by which a batch is known in whatever detail it comes; null where
   *     nothing tells the booking from others
   */
  public record Marks(String line, String entry) {}

  private final Map<String, Integer> seen = new HashMap<>();
  private String account;
  private BigDecimal balance;

  /**
   * A statement begins. One that goes on where the one before ended is its next page: what is alike
   * in both happened twice.
   */
  public void begin(StatementHead head) {
    boolean goesOn =
        head.account().equals(account)
            && balance != null
            && head.opening() != null
            && balance.compareTo(head.opening()) == 0;
    if (!goesOn) {
      seen.clear();
    }
    account = head.account();
    balance = null;
  }

  /** A statement ends. */
  public void end(StatementEnd end) {
    balance = end.closing();
  }

  /** The marks of its next line. */
  public Marks of(BankLine line) {
    String reference = reference(line.bankReference());
    String what =
        reference != null
            ? Stream.of("reference", reference, plain(line.amount()))
                .collect(Collectors.joining("|"))
            : words(line);
    return new Marks(numbered(what), booking(line));
  }

  /** The same for each transaction of a batch booking and for the booking as one line. */
  private static String booking(BankLine line) {
    BankLine.Entry entry = line.entry();
    String whole = reference(entry.reference());
    if (whole != null) {
      return REFERENCED + mark("%s|%s".formatted(whole, plain(entry.amount())));
    }
    return entry.part() == 0 && entry.parts() < 2
        ? null
        : mark("%s|%s|%d".formatted(line.bookedOn(), plain(entry.amount()), entry.parts()));
  }

  /** The end-to-end id is the payer's; with day and amount it tells payments apart, too. */
  private static String words(BankLine line) {
    BankLine.Texts texts = line.texts();
    Stream<String> told =
        texts.endToEndId() != null
            ? Stream.of(texts.endToEndId())
            : Stream.of(
                texts.structured(),
                texts.remittance(),
                line.party().account(),
                line.party().account() == null ? line.party().name() : null);
    return "%s|%s|%s"
        .formatted(
            line.bookedOn(),
            plain(line.amount()),
            told.filter(Objects::nonNull).map(Fingerprints::bare).collect(Collectors.joining("|")));
  }

  private String numbered(String what) {
    String mark = mark(what);
    int number = seen.merge(mark, 1, Integer::sum);
    return number == 1 ? mark : mark + "-" + number;
  }

  private static String mark(String what) {
    return Sha256.of(what.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
  }

  /** Null where the bank's reference is none that stays the same. */
  private static String reference(String said) {
    String bare = said == null ? "" : bare(said);
    return bare.length() >= SHORTEST_REFERENCE && bare.matches(".*\\d.*") ? bare : null;
  }

  /** Formats break lines and words differently. */
  private static String bare(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }
}

package org.dunwell.payments.bank.read;

import java.math.BigDecimal;
import java.util.Currency;
import org.dunwell.receivables.imports.UnreadableFile;

/**
 * A file in whose statements opening balance and lines come to the closing balance, where both are
 * told: what does not add up is refused before it does harm.
 */
public final class CheckedFile implements StatementFile {

  private static final BigDecimal MOST = new BigDecimal("1000000000000000");
  private static final String MEND =
      "A line is missing, doubled or changed: ask the bank for the statement again.";

  private final StatementFile file;
  private StatementHead head;
  private BigDecimal balance;
  private long lines;

  public CheckedFile(StatementFile file) {
    this.file = file;
  }

  @Override
  public String format() {
    return file.format();
  }

  @Override
  public StatementPart next() {
    StatementPart part = file.next();
    if (part instanceof StatementHead begun) {
      begin(begun);
    } else if (part instanceof BankLine line) {
      add(line);
    } else if (part instanceof StatementEnd end) {
      compare(end);
    }
    return part;
  }

  private void begin(StatementHead begun) {
    head = begun;
    balance = begun.opening();
    lines = 0;
    if (begun.account() == null || begun.account().isBlank() || begun.account().length() > 40) {
      throw UnreadableFile.because(
          begun.place(), "The statement names no account that can be.", MEND);
    }
  }

  private void add(BankLine line) {
    lines++;
    if (line.currency() != null) {
      decimals(line);
    }
    if (line.amount().abs().compareTo(MOST) >= 0) {
      throw UnreadableFile.because(
          line.place(), "The amount has more digits than any money.", MEND);
    }
    if (balance == null) {
      return;
    }
    if (line.currency() != null
        && head.currency() != null
        && !line.currency().equals(head.currency())) {
      throw UnreadableFile.because(
          line.place(),
          "The line is in %s, the account in %s.".formatted(line.currency(), head.currency()),
          MEND);
    }
    balance = balance.add(line.amount());
  }

  private static void decimals(BankLine line) {
    try {
      int most = Math.max(0, Currency.getInstance(line.currency()).getDefaultFractionDigits());
      if (line.amount().stripTrailingZeros().scale() > most) {
        throw UnreadableFile.because(
            line.place(),
            "%s has more decimals than %s."
                .formatted(line.amount().toPlainString(), line.currency()),
            MEND);
      }
    } catch (IllegalArgumentException unknown) {
      throw UnreadableFile.because(
          line.place(), "\"%s\" is no currency (ISO 4217).".formatted(line.currency()), MEND);
    }
  }

  private void compare(StatementEnd end) {
    if (balance == null || end.closing() == null) {
      return;
    }
    if (end.currency() != null && !end.currency().equals(head.currency())) {
      throw refused(
          end,
          "its opening balance is in %s, its closing balance in %s"
              .formatted(head.currency(), end.currency()));
    }
    if (balance.compareTo(end.closing()) != 0) {
      throw refused(
          end,
          "opening %s and %d lines come to %s, the closing balance is %s (%s)"
              .formatted(
                  head.opening().toPlainString(),
                  lines,
                  balance.toPlainString(),
                  end.closing().toPlainString(),
                  head.currency()));
    }
  }

  private UnreadableFile refused(StatementEnd end, String why) {
    String name = head.reference() == null ? "" : " " + head.reference();
    return UnreadableFile.because(
        end.place(),
        "The statement%s of account %s does not add up: %s.".formatted(name, head.account(), why),
        MEND);
  }

  @Override
  public void close() {
    file.close();
  }
}

package org.dunwell.contact.letters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.contact.PaperMessages;
import org.dunwell.platform.time.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Prints the letters of runs that were begun, some at a time; a crash loses one portion at most.
 */
@Component
@Order(45)
class LetterPrinting implements DueWork {

  /** Letters in one transaction: about a second's work. */
  static final int PORTION = 20;

  private final LetterRunMapper mapper;
  private final PaperMessages messages;
  private final Printer printer;
  private final TransactionTemplate transaction;

  LetterPrinting(
      LetterRunMapper mapper,
      PaperMessages messages,
      Printer printer,
      TransactionTemplate transaction) {
    this.mapper = mapper;
    this.messages = messages;
    this.printer = printer;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "contact.letter-printing";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.oldestPrinting();
  }

  @Override
  public void runDue(Instant now) {
    mapper
        .printing(1)
        .forEach(
            run -> {
              List<LetterRunMapper.Unprinted> portion = mapper.unprinted(run, PORTION);
              transaction.executeWithoutResult(
                  tx -> {
                    if (portion.isEmpty()) {
                      make(run, now);
                    } else {
                      portion.forEach(letter -> print(letter, now));
                    }
                  });
            });
  }

  private void print(LetterRunMapper.Unprinted letter, Instant now) {
    try {
      Printer.Printed printed = printer.print(letter.bodyHtml(), letter.createdAt());
      mapper.store(letter.messageId(), printed.pages(), printed.bytes());
    } catch (RuntimeException unprintable) {
      messages.failed(letter.messageId(), unprintable, now);
    }
  }

  private void make(long run, Instant now) {
    List<Long> letters = mapper.lockOf(run);
    messages.printed(letters, now);
    mapper.dropWithdrawn(run);
    mapper.made(run, letters.isEmpty() ? "empty" : "made", now);
  }
}

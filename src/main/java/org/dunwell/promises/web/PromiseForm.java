package org.dunwell.promises.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.promises.NewPromise;

/** What was typed on the page, as it was typed: it stands there again when it is refused. */
record PromiseForm(
    List<Long> invoice,
    String amount,
    String promisedFor,
    String channel,
    String saidBy,
    String note) {

  PromiseForm {
    invoice = invoice == null ? List.of() : invoice;
  }

  NewPromise promise(long customerId, String by) {
    return new NewPromise(
        null,
        customerId,
        invoice,
        amount(amount),
        day(promisedFor),
        channel,
        text(saidBy),
        by,
        text(note));
  }

  /** A comma or a point before the cents, no marks between thousands; null for nothing. */
  static BigDecimal amount(String typed) {
    if (text(typed) == null) {
      return null;
    }
    try {
      return new BigDecimal(typed.strip().replace(',', '.'));
    } catch (NumberFormatException noNumber) {
      throw new BrokenRule(
          "\"%s\" is not an amount. Write it like 1250.00, without marks between thousands."
              .formatted(typed));
    }
  }

  static LocalDate day(String typed) {
    try {
      return text(typed) == null ? null : LocalDate.parse(typed.strip());
    } catch (DateTimeParseException noDate) {
      throw new BrokenRule("\"%s\" is not a day. Write it like 2026-03-31.".formatted(typed));
    }
  }

  static String text(String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }
}

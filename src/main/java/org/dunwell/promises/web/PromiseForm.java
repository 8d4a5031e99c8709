package org.dunwell.promises.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Typed;
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
        Typed.amount(amount),
        day(promisedFor),
        channel,
        Typed.text(saidBy),
        by,
        Typed.text(note));
  }

  static LocalDate day(String typed) {
    try {
      return Typed.text(typed) == null ? null : LocalDate.parse(typed.strip());
    } catch (DateTimeParseException noDate) {
      throw new BrokenRule("\"%s\" is not a day. Write it like 2026-03-31.".formatted(typed));
    }
  }
}

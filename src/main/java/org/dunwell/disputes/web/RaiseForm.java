package org.dunwell.disputes.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dunwell.disputes.DisputeNotAllowed;
import org.dunwell.disputes.NewDispute;
import org.dunwell.platform.web.Typed;

/**
 * What was typed on the page, as it was typed: it stands there again when it is refused.
 *
 * @param key names the submission, so that a form sent twice raises its disputes once
 * @param invoice ids
 * @param scope {@code whole}, {@code amount} or {@code lines}
 * @param line numbers or articles of lines, {@code what} is wrong with each and its {@code
 *     lineAmount}
 * @param words what the customer says
 * @param contact who says so; null for nobody in particular
 */
record RaiseForm(
    String key,
    List<Long> invoice,
    String reason,
    String scope,
    String amount,
    List<String> line,
    List<String> what,
    List<String> lineAmount,
    String words,
    Long contact) {

  /** Rows that are there without a script; a longer list is a file. */
  static final int ROWS = 5;

  RaiseForm {
    invoice = invoice == null ? List.of() : invoice.stream().distinct().toList();
    scope = scope == null ? "whole" : scope;
    line = rows(line);
    what = rows(what);
    lineAmount = rows(lineAmount);
  }

  /** As the page opens. */
  static RaiseForm begin(List<Long> invoice, Long contact) {
    return new RaiseForm(
        UUID.randomUUID().toString(), invoice, null, null, null, null, null, null, null, contact);
  }

  private static List<String> rows(List<String> typed) {
    List<String> rows = new ArrayList<>(typed == null ? List.of() : typed);
    while (rows.size() < ROWS) {
      rows.add("");
    }
    return rows.subList(0, ROWS);
  }

  /**
   * One dispute for each invoice.
   *
   * @throws DisputeNotAllowed when something is missing or does not fit together
   */
  List<NewDispute> disputes(String by) {
    if (invoice.isEmpty()) {
      throw new DisputeNotAllowed("Choose at least one invoice.");
    }
    if (!scope.equals("whole") && invoice.size() > 1) {
      throw new DisputeNotAllowed(
          "An amount or lines can be disputed of one invoice at a time. Choose one invoice, or dispute all that is open of each.");
    }
    BigDecimal part = scope.equals("amount") ? part() : null;
    List<NewDispute.Line> lines = scope.equals("lines") ? lines() : List.of();
    String submission = submission();
    return invoice.stream()
        .map(
            id ->
                new NewDispute(
                    "page/%s/%d".formatted(submission, id),
                    id,
                    Typed.text(reason),
                    part,
                    lines,
                    words,
                    "page",
                    contact,
                    by))
        .toList();
  }

  private BigDecimal part() {
    BigDecimal part = Typed.amount(amount);
    if (part == null) {
      throw new DisputeNotAllowed("Say which amount is disputed, or choose all that is open.");
    }
    return part;
  }

  private List<NewDispute.Line> lines() {
    List<NewDispute.Line> lines = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      boolean empty =
          Typed.text(line.get(i)) == null
              && Typed.text(what.get(i)) == null
              && Typed.text(lineAmount.get(i)) == null;
      if (!empty) {
        lines.add(new NewDispute.Line(line.get(i), what.get(i), Typed.amount(lineAmount.get(i))));
      }
    }
    if (lines.isEmpty()) {
      throw new DisputeNotAllowed("Name at least one line that is disputed, with its amount.");
    }
    return lines;
  }

  /** Whatever came in the field, a key is a UUID. */
  private String submission() {
    try {
      return UUID.fromString(String.valueOf(key)).toString();
    } catch (IllegalArgumentException madeUp) {
      throw new DisputeNotAllowed("This page is broken. Open it again and copy your text over.");
    }
  }
}

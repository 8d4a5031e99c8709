package org.dunwell.payments.bank.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.receivables.imports.UnreadableFile;

/** The balances and sums that an account record (03) tells, four fields or more each. */
final class Bai2Summaries {

  /**
   * One of them.
   *
   * @param code such as 010, the opening balance
   * @param units in the smallest unit of the currency
   */
  record Summary(String code, BigDecimal units) {}

  private final long place;
  private final List<String> fields;
  private int at;

  Bai2Summaries(long place, List<String> fields) {
    this.place = place;
    this.fields = fields;
  }

  List<Summary> all() {
    List<Summary> found = new ArrayList<>();
    while (at < fields.size()) {
      String code = take();
      String amount = take();
      take();
      funds(take());
      if (!code.isBlank() && !amount.isBlank()) {
        found.add(new Summary(code, units(place, amount)));
      }
    }
    return found;
  }

  private void funds(String type) {
    at += fieldsOf(type, at < fields.size() ? fields.get(at) : "");
  }

  /** How many fields say when the money is available, by the type and the field behind it. */
  static int fieldsOf(String type, String next) {
    return switch (type.strip()) {
      case "V" -> 2;
      case "S" -> 3;
      case "D" -> next.strip().matches("\\d{1,4}") ? 1 + 2 * Integer.parseInt(next.strip()) : 1;
      default -> 0;
    };
  }

  private String take() {
    return at < fields.size() ? fields.get(at++).strip() : "";
  }

  /** Digits with a sign perhaps. */
  static BigDecimal units(long place, String said) {
    if (!said.matches("[+-]?\\d{1,18}")) {
      throw UnreadableFile.because(
          place,
          "\"%s\" is no amount: BAI2 writes digits without a decimal sign.".formatted(said),
          "Ask the bank for the file again.");
    }
    return new BigDecimal(said);
  }
}

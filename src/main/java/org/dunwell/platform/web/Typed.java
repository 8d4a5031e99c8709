package org.dunwell.platform.web;

import java.math.BigDecimal;
import org.dunwell.platform.BrokenRule;

/** What people type into the fields of a form. */
public final class Typed {

  private Typed() {}

  /** Without the blanks around it; null for nothing. */
  public static String text(String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  /**
   * A comma or a point before the cents, no marks between thousands; null for nothing.
   *
   * @throws BrokenRule when it is no number
   */
  public static BigDecimal amount(String typed) {
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
}

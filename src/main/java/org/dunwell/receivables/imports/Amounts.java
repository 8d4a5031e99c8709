package org.dunwell.receivables.imports;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.dunwell.platform.BrokenRule;

/**
 * Reads amounts. Where the decimal sign is not said and one lone sign stands before three digits
 * (1.234), nobody can know what is meant, so such an amount is refused instead of guessed.
 */
final class Amounts {

  /** What {@code numeric(19,4)} holds. */
  private static final BigDecimal LIMIT = new BigDecimal("1000000000000000");

  private static final int MAX_DECIMALS = 4;
  private static final Pattern SIMPLE = Pattern.compile("\\d{1,15}");
  private static final Pattern POINT =
      Pattern.compile("\\d{1,3}(,?\\d{3})*(\\.\\d+)?|\\d+(\\.\\d+)?");
  private static final Pattern COMMA =
      Pattern.compile("\\d{1,3}(\\.?\\d{3})*(,\\d+)?|\\d+(,\\d+)?");

  private final Character decimal;

  /**
   * @param decimal {@code .} or {@code ,} or null when not said
   */
  Amounts(String decimal) {
    if (decimal != null && !decimal.equals(".") && !decimal.equals(",")) {
      throw new BrokenRule(
          "Mapping: decimal must be \".\" or \",\", not \"%s\".".formatted(decimal));
    }
    this.decimal = decimal == null ? null : decimal.charAt(0);
  }

  /** The amount with a point and no grouping, a minus in front when it is negative. */
  String read(String text) {
    if (SIMPLE.matcher(text).matches()) {
      return text;
    }
    String digits = text.replaceAll("[\\s\\u00a0\\u202f'’€$£]", "").replace('−', '-');
    boolean negative = false;
    if (digits.startsWith("(") && digits.endsWith(")")) {
      digits = digits.substring(1, digits.length() - 1);
      negative = true;
    } else if (digits.startsWith("-") || digits.startsWith("+")) {
      negative = digits.startsWith("-");
      digits = digits.substring(1);
    } else if (digits.endsWith("-")) {
      digits = digits.substring(0, digits.length() - 1);
      negative = true;
    }
    BigDecimal amount = new BigDecimal(withPoint(digits)).stripTrailingZeros();
    if (amount.compareTo(LIMIT) >= 0 || amount.scale() > MAX_DECIMALS) {
      throw new BadValue(
          "The amount has more digits than any currency needs.", "Check the number.");
    }
    return (negative ? amount.negate() : amount).toPlainString();
  }

  private String withPoint(String digits) {
    char sign = decimal != null ? decimal : decimalOf(digits);
    Pattern shape = sign == '.' ? POINT : COMMA;
    if (!shape.matcher(digits).matches()) {
      throw new BadValue(
          "This is not an amount%s."
              .formatted(decimal == null ? "" : " with \"%s\" before the decimals".formatted(sign)),
          "Write digits with one decimal sign, such as 1234.56, without currency names.");
    }
    return sign == '.' ? digits.replace(",", "") : digits.replace(".", "").replace(',', '.');
  }

  private static char decimalOf(String digits) {
    int point = digits.lastIndexOf('.');
    int comma = digits.lastIndexOf(',');
    if (point < 0 && comma < 0) {
      return '.';
    }
    if (point >= 0 && comma >= 0) {
      return point > comma ? '.' : ',';
    }
    char sign = point >= 0 ? '.' : ',';
    int last = Math.max(point, comma);
    if (digits.indexOf(sign) != last) {
      // several of the same sign can only group thousands
      return sign == '.' ? ',' : '.';
    }
    if (digits.length() - last - 1 == 3 && last <= 3 && !digits.startsWith("0")) {
      throw new BadValue(
          "The \"%s\" could stand before decimals or group thousands.".formatted(sign),
          "Say in a mapping how amounts are written: \"decimal: '.'\" or \"decimal: ','\".");
    }
    return sign;
  }
}

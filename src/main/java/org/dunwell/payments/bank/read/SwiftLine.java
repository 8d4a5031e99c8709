package org.dunwell.payments.bank.read;

import com.prowidesoftware.swift.model.field.Field61;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.receivables.imports.UnreadableFile;

/**
 * What :61: says, taken apart by Prowide's field as far as the bank keeps to the standard.
 *
 * @param mark C, D, RC (a credit is taken back) or RD
 * @param fundsCode third letter of the currency, or null
 * @param amount above zero: came in
 * @param id transaction type and code, such as NTRF
 * @param customerReference null where there is none
 * @param bankReference null where there is none
 * @param extra supplementary details; empty when there are none
 */
record SwiftLine(
    LocalDate valueDate,
    LocalDate entryDate,
    String mark,
    String fundsCode,
    BigDecimal amount,
    String id,
    String customerReference,
    String bankReference,
    String extra) {

  static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuMMdd");

  /** Banks leave the decimal sign out, and break the line before the amount. */
  private static final Pattern LOOSE =
      Pattern.compile("(\\d{6})(\\d{4})?(R?[CD])([A-Z])?[\\s ]?([\\d,]{1,16})(.*)", Pattern.DOTALL);

  private static final int REFERENCE = 16;
  private static final int HALF_YEAR = 182;

  /**
   * @throws UnreadableFile when it says no date or no amount
   */
  static SwiftLine of(SwiftTags.Tag tag) {
    Matcher loose = LOOSE.matcher(tag.value());
    if (!loose.matches()) {
      throw broken(tag);
    }
    String amount = loose.group(5);
    String bare = amount.contains(",") ? amount : amount + ",";
    String funds = loose.group(4) == null ? "" : loose.group(4);
    String entry = loose.group(2) == null ? "" : loose.group(2);
    Field61 field =
        new Field61(loose.group(1) + entry + loose.group(3) + funds + bare + loose.group(6));
    try {
      LocalDate valued = LocalDate.parse(loose.group(1), DATE);
      BigDecimal number = field.getAmountAsBigDecimal();
      if (number == null) {
        throw broken(tag);
      }
      String mark = loose.group(3);
      String reference = field.getReferenceForTheAccountOwner();
      String beyond = beyond(reference);
      return new SwiftLine(
          valued,
          entry.isEmpty() ? null : entryDate(valued, entry),
          mark,
          loose.group(4),
          mark.equals("D") || mark.equals("RC") ? number.negate() : number,
          nothing(join(field.getTransactionType(), field.getIdentificationCode())),
          nothing(beyond.isEmpty() ? reference : reference.substring(0, REFERENCE)),
          nothing(field.getReferenceOfTheAccountServicingInstitution()),
          beyond.isEmpty() && field.getSupplementaryDetails() != null
              ? field.getSupplementaryDetails()
              : beyond);
    } catch (DateTimeException noDate) {
      throw broken(tag);
    }
  }

  /** What some banks write behind the sixteen characters that the reference may have. */
  private static String beyond(String reference) {
    return reference == null || reference.length() <= REFERENCE
        ? ""
        : reference.substring(REFERENCE).strip();
  }

  private static String join(String one, String other) {
    return (one == null ? "" : one) + (other == null ? "" : other);
  }

  private static String nothing(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** Month and day only: of the year that lies nearer to the value date. */
  private static LocalDate entryDate(LocalDate valued, String said) {
    MonthDay day =
        MonthDay.of(Integer.parseInt(said.substring(0, 2)), Integer.parseInt(said.substring(2)));
    LocalDate same = day.atYear(valued.getYear());
    long away = same.toEpochDay() - valued.toEpochDay();
    return away > HALF_YEAR
        ? day.atYear(valued.getYear() - 1)
        : away < -HALF_YEAR ? day.atYear(valued.getYear() + 1) : same;
  }

  private static UnreadableFile broken(SwiftTags.Tag tag) {
    String shown = tag.value().length() > 60 ? tag.value().substring(0, 60) : tag.value();
    return UnreadableFile.because(
        tag.place(),
        "The line :61:%s says no date, direction and amount that can be read."
            .formatted(shown.replace('\n', ' ')),
        "Ask the bank for the file again: a line reads such as :61:2601310131C100,00NTRF...");
  }
}

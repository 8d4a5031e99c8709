package org.dunwell.contact.letters;

import java.util.Locale;
import java.util.Set;

/**
 * The sheet of a country and where its window envelopes show the address. All lengths in
 * millimetres from the top left corner of the sheet.
 *
 * @param size as CSS names it
 * @param width of the sheet
 * @param addressLeft left edge of the address
 * @param addressTop upper edge of its first line, beneath the line that says where to return it
 * @param bodyTop where the information beside the date begins
 * @param foldMarks where a machine or a person folds; empty where nobody prints such marks
 */
public record Stationery(
    String size,
    double width,
    double addressLeft,
    double addressTop,
    double bodyTop,
    double[] foldMarks) {

  private static final Set<String> LETTER_SIZE =
      Set.of("US", "CA", "MX", "CL", "CO", "CR", "GT", "PA", "PH", "PR", "DO", "SV", "VE");

  /** Windows on the right. */
  private static final Set<String> RIGHT = Set.of("FR", "BE", "CH", "ES", "IT", "PT", "LU");

  /**
   * What a selling entity prints on.
   *
   * @param country ISO 3166-1 alpha-2; form B of DIN 5008 where nothing else is known
   */
  public static Stationery of(String country) {
    String code = country.toUpperCase(Locale.ROOT);
    if (LETTER_SIZE.contains(code)) {
      // a No. 10 envelope with its window at the left, the sheet folded in three
      return new Stationery("letter", 215.9, 22, 52, 92, new double[0]);
    }
    if (RIGHT.contains(code)) {
      return new Stationery("A4", 210, 112, 50, 92, new double[0]);
    }
    if (code.equals("GB") || code.equals("IE")) {
      return new Stationery("A4", 210, 22, 52, 92, new double[0]);
    }
    return new Stationery("A4", 210, 25, 62.7, 98.5, new double[] {105, 148.5, 210});
  }

  /** Where information about the letter stands: on the side that the address leaves free. */
  public double infoLeft() {
    return addressLeft > 100 ? 25 : 125;
  }
}

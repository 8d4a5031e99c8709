package org.dunwell.platform.files;

/** Text for files that people open as spreadsheets. */
public final class SpreadsheetText {

  /** A spreadsheet would run what begins like this. */
  private static final String FORMULA = "=+-@\t\r";

  private SpreadsheetText() {}

  /** The same text, so that no spreadsheet takes it for a formula; empty for null. */
  public static String harmless(String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    return FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}

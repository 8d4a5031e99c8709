package org.dunwell.promises.spoken;

import java.time.DayOfWeek;
import java.util.List;
import org.dunwell.promises.spoken.DayRules.Unit;

/** How a language names days: its forms, the more exact ones first, and what stands around them. */
interface DayWordsOf {

  /** The ways to name a day; where two meet in a sentence, the earlier one wins. */
  List<DayForm> forms();

  /** What stands around a day. */
  DayCompany company();

  static int n(String digits) {
    return Integer.parseInt(digits);
  }

  /** The group that matched, of several alternatives; null where none did. */
  static String first(String... groups) {
    for (String group : groups) {
      if (group != null) {
        return group;
      }
    }
    return null;
  }

  /** The weekday of its first letters; null for no weekday. */
  static DayOfWeek weekday(String word) {
    return switch (word.substring(0, 2)) {
      case "mo" -> DayOfWeek.MONDAY;
      case "tu", "di" -> DayOfWeek.TUESDAY;
      case "we", "mi" -> DayOfWeek.WEDNESDAY;
      case "th", "do" -> DayOfWeek.THURSDAY;
      case "fr" -> DayOfWeek.FRIDAY;
      case "sa" -> DayOfWeek.SATURDAY;
      default -> DayOfWeek.SUNDAY;
    };
  }

  /** The month of its first letters, of either language. */
  static int month(String word) {
    String start = word.substring(0, 3);
    return switch (start) {
      case "jan", "jän" -> 1;
      case "feb" -> 2;
      case "mar", "mär" -> 3;
      case "apr" -> 4;
      case "may", "mai" -> 5;
      case "jun" -> 6;
      case "jul" -> 7;
      case "aug" -> 8;
      case "sep" -> 9;
      case "oct", "okt" -> 10;
      case "nov" -> 11;
      default -> 12;
    };
  }

  /** A number, or a word that stands for one; 1 where nothing is said. */
  static int count(String word) {
    if (word == null) {
      return 1;
    }
    String digits = word.replaceAll("\\D+", "");
    if (!digits.isEmpty()) {
      return digits.length() > 4 ? 9999 : Integer.parseInt(digits);
    }
    return word.startsWith("a couple") || word.equals("couple of") ? 2 : 1;
  }

  /** What the word counts. */
  static Unit unit(String words) {
    if (words.matches(".*(?:business|working|bank|werk|arbeit|geschäft).*")) {
      return Unit.workingDay;
    }
    return switch (words.replaceFirst("s$", "").substring(0, 2)) {
      case "ho", "st" -> Unit.hour;
      case "we", "wo" -> Unit.week;
      case "fo" -> Unit.fortnight;
      case "mo" -> Unit.month;
      default -> Unit.day;
    };
  }
}

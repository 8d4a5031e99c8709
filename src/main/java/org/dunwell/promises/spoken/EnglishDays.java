package org.dunwell.promises.spoken;

import static org.dunwell.promises.spoken.DayForm.of;
import static org.dunwell.promises.spoken.DayWordsOf.count;
import static org.dunwell.promises.spoken.DayWordsOf.first;
import static org.dunwell.promises.spoken.DayWordsOf.month;
import static org.dunwell.promises.spoken.DayWordsOf.n;
import static org.dunwell.promises.spoken.DayWordsOf.unit;
import static org.dunwell.promises.spoken.DayWordsOf.weekday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** How days are named in English. */
final class EnglishDays implements DayWordsOf {

  private static final String WD =
      "(mon(?:day)?|tue(?:sday|s)?|wed(?:nesday)?|thu(?:rsday|rs)?|fri(?:day)?|saturday|sunday)";
  private static final String MONTH =
      "(january|february|march|april|may|june|july|august|september|october|november|december"
          + "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)";
  private static final String COUNT = "(\\d{1,4}|a couple of|a couple|couple of|an|a|one)";
  private static final String UNIT =
      "((?:(?:business|working|banking|bank) )?(?:hour|day|week|fortnight|month)s?)";
  private static final String NO_DAY =
      "(?! (?:invoice|one|thing|bill|half|reminder|call|notice|payment|instal|part|time|of all|of it"
          + "|place|step|party|couple|two|\\d|to |quarter|q\\d))";

  private static final List<DayForm> FORMS =
      List.of(
          of(
              "\\b(20\\d\\d)-(\\d\\d)-(\\d\\d)\\b",
              (m, r) -> r.on(n(m.group(1)), n(m.group(2)), n(m.group(3)))),
          of(
              "\\b(\\d{1,2})/(\\d{1,2})(?:/(20\\d\\d|\\d\\d))?\\b",
              (m, r) -> numeric(r, n(m.group(1)), n(m.group(2)), m.group(3))),
          of(
              "\\b(\\d{1,2})\\.(\\d{1,2})\\.(20\\d\\d)?",
              (m, r) -> dotted(r, m.group(2), m.group(1), m.group(3))),
          of("\\b(?:the )?day after tomorrow\\b", (m, r) -> r.called().plusDays(2)),
          of(
              "\\b" + WD + " (week|fortnight)\\b(?! after)",
              (m, r) -> r.next(weekday(m.group(1))).plusWeeks(m.group(2).equals("week") ? 1 : 2)),
          of("\\b" + WD + " after next\\b", (m, r) -> r.ofWeek(weekday(m.group(1)), 2)),
          of(
              "\\b(today|tomorrow) week\\b",
              (m, r) -> r.called().plusDays(m.group(1).equals("today") ? 7 : 8)),
          // the first Monday of the month
          of(
              "\\b(1|2|3|4|last)(?:th)? "
                  + WD
                  + " (?:of|in) (?:(?:the|this) month|(next month)|"
                  + MONTH
                  + ")\\b",
              (m, r) -> nthWeekday(r, m.group(1), weekday(m.group(2)), m.group(3), m.group(4))),
          of(
              "\\b(?:last|final) (?:business|working|banking) day(?: of (?:(?:the|this) (week|month|quarter|year)|(next month)|"
                  + MONTH
                  + "))?\\b",
              (m, r) -> r.lastWorkingDay(lastDay(r, m.group(1), m.group(2), m.group(3)))),
          of(
              "\\b(?:1th|very 1th) (?:business|working|banking) day (?:of|in) (?:(?:the )?next month|"
                  + MONTH
                  + ")\\b",
              (m, r) ->
                  r.firstWorkingDay(
                      m.group(1) == null ? r.inMonth(1, 1) : r.on(month(m.group(1)), 1))),
          // months and their parts
          of(
              "\\b(?:end|close|last day|last) of (?:the month of )?"
                  + MONTH
                  + "\\b|\\b"
                  + MONTH
                  + "(?:'s)? end\\b",
              (m, r) -> r.endOf(month(m.group(1) == null ? m.group(2) : m.group(1)))),
          of(
              "\\b(?:end|close|last day|last) of (?:the )?next month\\b|\\bnext month end\\b|\\bnext month's end\\b",
              (m, r) -> r.endOfMonth(1)),
          of(
              "\\bbefore (?:the|this) month (?:is (?:out|over|up)|ends)\\b|\\b(?:later |sometime )?this month\\b(?! end)|\\b(?:end|close|last day|last) of (?:the |this )?(?:current )?month\\b|\\bmonth(?:'s)? end\\b|\\bend of month\\b",
              (m, r) -> r.endOfMonth(0)),
          of(
              "\\b(?:middle of|mid|halfway through) " + MONTH + "\\b",
              (m, r) -> r.on(month(m.group(1)), 15)),
          of(
              "\\b(?:middle of|mid|halfway through) (?:the )?next month\\b",
              (m, r) -> r.inMonth(15, 1)),
          of(
              "\\b(?:middle of|mid) (?:the |this )?month\\b|\\bmid month\\b",
              (m, r) -> r.ofMonth(15)),
          of(
              "\\b(?:beginning of|start of|early(?: in)?|top of) (?:the month of )?"
                  + MONTH
                  + "\\b(?! \\d)",
              (m, r) -> r.on(month(m.group(1)), 1)),
          of(
              "\\b(?:beginning of|start of|early|top of) (?:the )?next month\\b|\\b(?:beginning|start) of the month\\b",
              (m, r) -> r.inMonth(1, 1)),
          of(
              "\\b"
                  + MONTH
                  + "(?: the)? (\\d{1,2})(?:th)?\\b(?:,? (20\\d\\d)\\b)?(?! ?(?:dollars|pounds|euro|bucks|percent))",
              (m, r) -> monthDay(r, m.group(1), m.group(2), m.group(3))),
          of(
              "\\b(\\d{1,2})(?:th)?(?: day)?(?: of)? " + MONTH + "\\b(?:,? (20\\d\\d)\\b)?",
              (m, r) -> monthDay(r, m.group(2), m.group(1), m.group(3))),
          of(
              "\\b(\\d{1,2})th of (?:the )?next month\\b|\\bnext month,? (?:on )?the (\\d{1,2})th\\b",
              (m, r) -> r.inMonth(n(m.group(1) == null ? m.group(2) : m.group(1)), 1)),
          of(
              "\\b(\\d{1,2})th of (?:the|this|each|every) month\\b",
              (m, r) -> r.ofMonth(n(m.group(1)))),
          // years and feasts
          of(
              "\\b(?:end|close) of (?:the |this )?(?:calendar )?year\\b|\\byear(?:'s)? end\\b|\\bnew year'?s eve\\b|\\b(?:before|by) (?:the )?new year\\b(?!'s)",
              (m, r) -> r.on(12, 31)),
          of("\\bnew year'?s(?: day)?\\b", (m, r) -> r.on(1, 1)),
          of(
              "\\b(?:end|close) of (?:the )?(?:q([1-4])|([1-4])th quarter)\\b|\\bq([1-4]) end\\b",
              (m, r) -> r.endOf(3 * n(first(m.group(1), m.group(2), m.group(3))))),
          of(
              "\\b(?:end|close) of (?:the |this )?quarter\\b|\\bquarter(?:'s)? end\\b",
              (m, r) -> r.endOfQuarter()),
          of("\\bchristmas eve\\b", (m, r) -> r.on(12, 24)),
          of("\\bboxing day\\b", (m, r) -> r.on(12, 26)),
          of("\\b(?:before|by) christmas\\b", (m, r) -> r.on(12, 24)),
          of("\\bchristmas(?: day)?\\b", (m, r) -> r.on(12, 25)),
          of("\\bhalloween\\b", (m, r) -> r.on(10, 31)),
          of("\\bvalentine'?s(?: day)?\\b", (m, r) -> r.on(2, 14)),
          // weeks
          of(
              "\\b"
                  + WD
                  + ",? (?:of |in )?the week after(?: next)?\\b|\\bthe week after next,? (?:on )?"
                  + WD
                  + "\\b",
              (m, r) ->
                  r.ofWeek(
                      weekday(first(m.group(1), m.group(2))),
                      m.group().contains("after next") ? 2 : 1)),
          of("\\bweek after next\\b", (m, r) -> r.ofWeek(DayOfWeek.FRIDAY, 2)),
          of(
              "\\b(?:next|the following) week,? (?:on |by )?"
                  + WD
                  + "\\b|\\b"
                  + WD
                  + ",? (?:of |in )?(?:the )?(?:next|following|coming) week\\b",
              (m, r) -> r.ofWeek(weekday(first(m.group(1), m.group(2))), 1)),
          of("\\b(?:next|the following) " + WD + "\\b", (m, r) -> r.ofWeek(weekday(m.group(1)), 1)),
          of(
              "\\b(?:1th thing|early|earlier|beginning of|start of|first thing|top of)(?: in)? (?:the )?next week\\b",
              (m, r) -> r.ofWeek(DayOfWeek.MONDAY, 1)),
          of(
              "\\b(?:middle of|mid|midway through) (?:the )?next week\\b",
              (m, r) -> r.ofWeek(DayOfWeek.WEDNESDAY, 1)),
          of(
              "\\b(?:next|the following|the coming) (?:work(?:ing)? )?week\\b(?!end)",
              (m, r) -> r.ofWeek(DayOfWeek.FRIDAY, 1)),
          of(
              "\\b(?:calendar )?week (?:number )?(\\d{1,2})\\b",
              (m, r) -> r.fridayOfIsoWeek(n(m.group(1)))),
          of("\\b(?:before|by|ahead of) the weekend\\b", (m, r) -> r.endOfWeek()),
          of("\\bnext weekend\\b", (m, r) -> r.ofWeek(DayOfWeek.SUNDAY, 1)),
          of(
              "\\b(?:this|the|at the|over the|on the) (?:coming )?weekend\\b",
              (m, r) -> r.ofWeek(DayOfWeek.SUNDAY, 0)),
          of(
              "\\b(?:end|close|back end) of (?:the |this )?(?:work(?:ing)? )?week\\b|\\bthis week\\b|\\bweek's end\\b|\\bmidweek\\b",
              (m, r) -> m.group().equals("midweek") ? r.next(DayOfWeek.WEDNESDAY) : r.endOfWeek()),
          // counted
          of(
              "\\b(?:in|within|inside(?: of)?|under|no later than|over|give (?:me|us|it))(?: the)?(?: next| another)? "
                  + COUNT
                  + " "
                  + UNIT
                  + "\\b(?:' time)?(?! (?:from (?!now|today)|after|before|following|of))(?: from (?:now|today))?",
              (m, r) -> r.plus(r.called(), count(m.group(1)), unit(m.group(2)))),
          of(
              "\\b" + COUNT + " " + UNIT + "(?:'s?)?(?: time| from now| from today| out| hence)\\b",
              (m, r) -> r.plus(r.called(), count(m.group(1)), unit(m.group(2)))),
          of(
              "\\b(?:in|within) (?:a|1) fortnight\\b|\\bfortnight(?: from (?:now|today)|'s time)\\b",
              (m, r) -> r.called().plusWeeks(2)),
          // past
          of(
              "\\b(?:last|past|previous) (?:"
                  + WD
                  + "|week|month|night|year)\\b|\\b"
                  + WD
                  + " (?:last week|before last)\\b|\\byesterday\\b|\\b"
                  + COUNT
                  + " "
                  + UNIT
                  + " ago\\b",
              (m, r) -> r.called().minusDays(1)),
          // bare days
          of(
              "\\b(?:this )?(?:coming )?" + WD + "(?:'s|s)?\\b",
              (m, r) -> r.next(weekday(m.group(1)))),
          of(
              "\\b(?:the|on|by|until|till|before|from|for|make it|around) (?:the )?(\\d{1,2})th\\b"
                  + NO_DAY,
              (m, r) -> r.ofMonth(n(m.group(1)))),
          of("\\btomorrow\\b", (m, r) -> r.called().plusDays(1)),
          of(
              "\\b(?:today|tonight|this (?:afternoon|evening|morning|very minute|minute|very day)|right now|right away|straight ?(?:away|off)|immediately|this instant|on the spot)\\b",
              (m, r) -> r.called()),
          of(
              "\\b(?:end|close) of (?:the )?(?:business|play|day|business day|working day)\\b(?!,? (?:on )?(?:this |next )?(?:"
                  + WD
                  + "|the \\d))|\\b(?:eod|cob)\\b",
              (m, r) -> r.called()),
          of(
              "\\b(?<!by |until |from |than |for |up to )now\\b(?! (?:that|is|and then))",
              (m, r) -> r.called()));

  @Override
  public List<DayForm> forms() {
    return FORMS;
  }

  @Override
  public DayCompany company() {
    return DayCompany.ENGLISH;
  }

  private static LocalDate monthDay(DayRules rules, String month, String day, String year) {
    return year == null ? rules.on(month(month), n(day)) : rules.on(n(year), month(month), n(day));
  }

  private static LocalDate dotted(DayRules rules, String month, String day, String year) {
    return year == null ? rules.on(n(month), n(day)) : rules.on(n(year), n(month), n(day));
  }

  private static LocalDate numeric(DayRules rules, int one, int two, String year) {
    boolean monthFirst = rules.monthFirst() && one <= 12 || two > 12;
    int month = monthFirst ? one : two;
    int day = monthFirst ? two : one;
    return year == null ? rules.on(month, day) : rules.on(n(year), month, day);
  }

  private static LocalDate lastDay(DayRules rules, String of, String nextMonth, String month) {
    if (month != null) {
      return rules.endOf(month(month));
    }
    if (nextMonth != null) {
      return rules.endOfMonth(1);
    }
    return switch (of == null ? "month" : of) {
      case "week" -> rules.endOfWeek();
      case "quarter" -> rules.endOfQuarter();
      case "year" -> rules.on(12, 31);
      default -> rules.endOfMonth(0);
    };
  }

  private static LocalDate nthWeekday(
      DayRules rules, String nth, DayOfWeek day, String next, String month) {
    int number = nth.equals("last") ? -1 : n(nth);
    LocalDate in =
        month != null ? rules.on(month(month), 28) : rules.inMonth(1, next != null ? 1 : 0);
    LocalDate found = rules.weekdayOf(in, day, number);
    return found.isBefore(rules.called()) && month == null
        ? rules.weekdayOf(rules.inMonth(1, 1), day, number)
        : found;
  }
}

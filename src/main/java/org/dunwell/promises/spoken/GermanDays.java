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
import java.util.regex.Matcher;
import org.dunwell.promises.spoken.DayRules.Unit;

/** How days are named in German. */
final class GermanDays implements DayWordsOf {

  private static final String WD =
      "(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)s?";
  private static final String MONTH =
      "(januar|jänner|februar|feber|märz|april|mai|juni|juno|juli|august|september|oktober|november"
          + "|dezember)s?";
  private static final String NEXT = "(?:nächste[nrms]?|kommende[nrms]?|folgende[nrms]?)";
  private static final String COUNT =
      "(\\d{1,4}|eine[nrms]?|ein|1|einem?|ein paar|den nächsten \\d)";
  private static final String UNIT =
      "((?:bankarbeits|bank|werk|arbeits|geschäfts|kalender)?tage?n?|wochen?|monate?n?|stunden?)";

  private static final List<DayForm> FORMS =
      List.of(
          of(
              "\\b(20\\d\\d)-(\\d\\d)-(\\d\\d)\\b",
              (m, r) -> r.on(n(m.group(1)), n(m.group(2)), n(m.group(3)))),
          of(
              "\\b(\\d{1,2})(?:th|\\.) ?(\\d{1,2})(?:th\\b|\\.)(?: ?(20\\d\\d|\\d\\d)\\b)?",
              (m, r) -> numeric(r, m)),
          of(
              "\\b(\\d{1,2})/(\\d{1,2})\\b",
              (m, r) ->
                  r.monthFirst()
                      ? r.on(n(m.group(1)), n(m.group(2)))
                      : r.on(n(m.group(2)), n(m.group(1)))),
          of("\\bübermorgen\\b", (m, r) -> r.called().plusDays(2)),
          // counted from a day: Freitag in acht Tagen
          of(
              "\\b(?:" + NEXT + " )?" + WD + " (?:in|über) " + COUNT + " " + UNIT + "\\b",
              (m, r) -> eight(r, r.next(weekday(m.group(1))), m.group(2), m.group(3))),
          of(
              "\\b(heute|morgen) (?:in|über) " + COUNT + " " + UNIT + "\\b",
              (m, r) ->
                  eight(
                      r,
                      r.called().plusDays(m.group(1).equals("heute") ? 0 : 1),
                      m.group(2),
                      m.group(3))),
          of(
              "\\bin " + COUNT + " (wochen?) (?:am )?" + WD + "\\b",
              (m, r) -> r.ofWeek(weekday(m.group(3)), count(m.group(1)))),
          // weeks
          of(
              "\\bübernächste[nr]? woche,? ?(?:am )?(?:"
                  + WD
                  + ")?\\b|\\b(?:am )?"
                  + WD
                  + " (?:in )?(?:der )?übernächste[nr]? woche\\b",
              (m, r) -> r.ofWeek(dayOr(DayOfWeek.FRIDAY, m.group(1), m.group(2)), 2)),
          of("\\bübernächste[nrms]? " + WD + "\\b", (m, r) -> r.ofWeek(weekday(m.group(1)), 2)),
          of(
              "\\bnächste[nr]? woche,? ?(?:dann |gleich )?(?:am |bis |den )?"
                  + WD
                  + "\\b|\\b"
                  + WD
                  + ",? (?:in )?(?:der )?(?:nächste[nr]?|kommende[nr]?) woche\\b|\\bkommende[nr]? woche,? (?:am )?"
                  + WD
                  + "\\b",
              (m, r) -> r.ofWeek(dayOr(DayOfWeek.FRIDAY, m.group(1), m.group(2), m.group(3)), 1)),
          of("\\bnächste[nrms]? " + WD + "\\b", (m, r) -> r.ofWeek(weekday(m.group(1)), 1)),
          of(
              "\\b(?:anfang|beginn|gleich anfang|zu beginn)(?: der)? (?:" + NEXT + ") woche\\b",
              (m, r) -> r.ofWeek(DayOfWeek.MONDAY, 1)),
          of(
              "\\bmitte(?: der)? (?:" + NEXT + ") woche\\b",
              (m, r) -> r.ofWeek(DayOfWeek.WEDNESDAY, 1)),
          of("\\banfang der woche\\b|\\bwochenanfang\\b", (m, r) -> r.next(DayOfWeek.MONDAY)),
          of("\\bmitte der woche\\b", (m, r) -> r.next(DayOfWeek.WEDNESDAY)),
          of(
              "\\b(?:ende |im laufe |bis ende |bis )?(?:der |in der )?(?:" + NEXT + ") woche\\b",
              (m, r) -> r.ofWeek(DayOfWeek.FRIDAY, 1)),
          of(
              "\\b(?:kw|kalenderwoche|woche) (\\d{1,2})\\b|\\b(\\d{1,2})(?:th|\\.) (?:kw|kalenderwoche)\\b",
              (m, r) -> r.fridayOfIsoWeek(n(first(m.group(1), m.group(2))))),
          of("\\b(?:vor dem|vorm|bis zum|bis) wochenende\\b", (m, r) -> r.endOfWeek()),
          of(
              "\\b" + NEXT + " wochenende\\b",
              (m, r) -> r.ofWeek(DayOfWeek.SUNDAY, m.group().startsWith("n") ? 1 : 0)),
          of(
              "\\b(?:am|übers|über das|dieses|dies|das|an diesem) wochenende\\b",
              (m, r) -> r.ofWeek(DayOfWeek.SUNDAY, 0)),
          of(
              "\\bende (?:der|dieser|diese) woche\\b|\\bdiese[r]? woche\\b|\\bim laufe der woche\\b|\\bwochenende\\b|\\bende woche\\b",
              (m, r) -> r.endOfWeek()),
          // months and their parts
          of(
              "\\b(?:letzte[nr]?|am letzten) (?:werktag|banktag|arbeitstag|bankarbeitstag|geschäftstag)(?: (?:des monats|im monat|(?:im|des) ("
                  + NEXT
                  + "n? monats?)|im "
                  + MONTH
                  + "|des jahres))?\\b",
              (m, r) -> r.lastWorkingDay(lastDay(r, m))),
          of(
              "\\b(?:erste[nr]?|1th) (?:werktag|banktag|arbeitstag|bankarbeitstag)(?: (?:(?:des|im) (?:"
                  + NEXT
                  + ") monats?|im "
                  + MONTH
                  + "))?\\b",
              (m, r) ->
                  r.firstWorkingDay(
                      m.group(1) == null ? r.inMonth(1, 1) : r.on(month(m.group(1)), 1))),
          of(
              "\\bende(?: des| vom)? (?:"
                  + NEXT
                  + ") monats?\\b|\\b"
                  + NEXT
                  + "n? monatsende\\b|\\b(?:"
                  + NEXT
                  + ")n? ultimo\\b",
              (m, r) -> r.endOfMonth(1)),
          of(
              "\\b(?:ende|letzte[nr]? tag)(?: im| des)? "
                  + MONTH
                  + "\\b|\\bultimo "
                  + MONTH
                  + "\\b",
              (m, r) -> r.endOf(month(first(m.group(1), m.group(2))))),
          of(
              "\\bmonatsende\\b|\\b(?:bevor|ehe) (?:der|dieser) monat (?:um|rum|vorbei|zu ende) ist\\b|\\b(?:noch )?(?:in )?diese[nm] monat\\b(?: noch)?|\\bende (?:des|dieses|diesen|vom|im) monats?\\b|\\bende monat\\b|\\bultimo\\b|\\bmonatsletzten?\\b|\\bletzten? (?:tag )?(?:des|im) monats?\\b|\\bmonatsultimo\\b",
              (m, r) -> r.endOfMonth(0)),
          of("\\bmitte(?: des| vom)? (?:" + NEXT + ") monats?\\b", (m, r) -> r.inMonth(15, 1)),
          of("\\bmitte(?: des)? " + MONTH + "\\b", (m, r) -> r.on(month(m.group(1)), 15)),
          of(
              "\\bmitte (?:des|dieses|diesen|vom) monats?\\b|\\bmonatsmitte\\b|\\bmitte monat\\b",
              (m, r) -> r.ofMonth(15)),
          of("\\banfang(?: des| im)? " + MONTH + "\\b", (m, r) -> r.on(month(m.group(1)), 1)),
          of(
              "\\b(?:anfang|beginn)(?: des)? (?:(?:"
                  + NEXT
                  + ") )?monats?\\b|\\bmonatsanfang\\b|\\bmonatsersten?\\b|\\bersten des (?:"
                  + NEXT
                  + ") monats\\b",
              (m, r) -> r.inMonth(1, 1)),
          of(
              "\\b(\\d{1,2})(?:th|\\.)? " + MONTH + "\\b(?: (20\\d\\d)\\b)?",
              (m, r) ->
                  m.group(3) == null
                      ? r.on(month(m.group(2)), n(m.group(1)))
                      : r.on(n(m.group(3)), month(m.group(2)), n(m.group(1)))),
          of(
              "\\b(\\d{1,2})th (?:des |im )?(?:"
                  + NEXT
                  + "n?) monats?\\b|\\b(?:"
                  + NEXT
                  + "n?) monat,? (?:am |zum |den )?(\\d{1,2})th\\b",
              (m, r) -> r.inMonth(n(first(m.group(1), m.group(2))), 1)),
          // years and feasts
          of(
              "\\bjahresende\\b|\\bende (?:des|dieses|vom) jahre?s?\\b|\\bsilvester\\b|\\bende jahr\\b|\\bjahreswechsel\\b|\\bjahresultimo\\b",
              (m, r) -> r.on(12, 31)),
          of("\\bneujahr\\b", (m, r) -> r.on(1, 1)),
          of(
              "\\bende (?:des )?(?:q([1-4])|([1-4])(?:th|\\.) quartals?)\\b",
              (m, r) -> r.endOf(3 * n(first(m.group(1), m.group(2))))),
          of(
              "\\bende (?:des |dieses )?quartals?\\b|\\bquartalsende\\b",
              (m, r) -> r.endOfQuarter()),
          of(
              "\\bheilig(?:en )?abend\\b|\\b(?:vor|bis) weihnachten\\b|\\bheiligabend\\b",
              (m, r) -> r.on(12, 24)),
          of("\\bweihnachten\\b", (m, r) -> r.on(12, 25)),
          of("\\bnikolaus(?:tag)?\\b", (m, r) -> r.on(12, 6)),
          of("\\b1th weihnachts(?:feier)?tag\\b", (m, r) -> r.on(12, 25)),
          of("\\b2th weihnachts(?:feier)?tag\\b", (m, r) -> r.on(12, 26)),
          // past
          of(
              "\\b(?:letzte[nrms]?|vorige[nrms]?|vergangene[nrms]?|vorletzte[nrms]?) (?:"
                  + WD
                  + "|woche|monate?s?|jahr)\\b|\\b(?:vor)?gestern\\b|\\bvor "
                  + COUNT
                  + " "
                  + UNIT
                  + "\\b(?! (?:ende|ablauf))|\\bneulich\\b",
              (m, r) -> r.called().minusDays(1)),
          // counted
          of(
              "\\b(?:in|innerhalb(?: von| der nächsten)?|binnen|nach|spätestens in|in den nächsten|die nächsten|innerhalb der)(?: spätestens| genau| etwa)? "
                  + COUNT
                  + " "
                  + UNIT
                  + "\\b(?! (?:nach|ab|vor|von) )",
              (m, r) -> r.plus(r.called(), count(m.group(1)), unit(m.group(2)))),
          of(
              "\\b(?:heute|ab heute|von heute an|ab jetzt|von jetzt an) "
                  + COUNT
                  + " "
                  + UNIT
                  + "\\b",
              (m, r) -> r.plus(r.called(), count(m.group(1)), unit(m.group(2)))),
          // bare days
          of(
              "\\b" + WD + "(?: ?(?:früh|abend|nachmittag|vormittag|mittag|morgen))?\\b",
              (m, r) -> r.next(weekday(m.group(1)))),
          of(
              "\\b(?:am|zum|bis|den|dem|ab|der|vor|vom|auf den|um den) (\\d{1,2})th\\b(?! (?:beiden|rechnung|rate|teil|mahnung|mal|drei|zwei|\\d|posten|hälfte|stelle|lieferung|brief|schreiben|weihnacht|quartal|termin|zahlung|des jahr))",
              (m, r) -> r.ofMonth(n(m.group(1)))),
          of(
              "\\bheute\\b(?: noch| abend| nachmittag| mittag| nacht)?|\\bnoch heute\\b",
              (m, r) -> r.called()),
          of(
              "\\bmorgen\\b(?: früh| vormittag| nachmittag| abend| mittag)?",
              (m, r) -> r.called().plusDays(1)),
          of(
              "\\b(?:jetzt gleich|jetzt sofort|gleich jetzt|jetzt|sofort|auf der stelle|augenblicklich)\\b",
              (m, r) -> r.called()));

  @Override
  public List<DayForm> forms() {
    return FORMS;
  }

  @Override
  public DayCompany company() {
    return DayCompany.GERMAN;
  }

  private static DayOfWeek dayOr(DayOfWeek otherwise, String... groups) {
    String said = first(groups);
    return said == null ? otherwise : weekday(said);
  }

  /** Eight days are a week when they are counted from a day, as people count. */
  private static LocalDate eight(DayRules rules, LocalDate from, String count, String unit) {
    int said = count(count);
    boolean week = unit(unit) == Unit.day && said == 8;
    return rules.plus(from, week ? 7 : said, unit(unit));
  }

  private static LocalDate numeric(DayRules rules, Matcher said) {
    int day = n(said.group(1));
    int month = n(said.group(2));
    return said.group(3) == null ? rules.on(month, day) : rules.on(n(said.group(3)), month, day);
  }

  private static LocalDate lastDay(DayRules rules, Matcher said) {
    if (said.group(2) != null) {
      return rules.endOf(month(said.group(2)));
    }
    if (said.group().endsWith("des jahres")) {
      return rules.on(12, 31);
    }
    return rules.endOfMonth(said.group(1) != null ? 1 : 0);
  }
}

package org.dunwell.promises.spoken;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.platform.Money;

/**
 * Finds the amounts that a sentence names: numbers of money, parts of what is open, and everything.
 */
final class SaidAmounts {

  /** Smaller numbers without a currency are counts, times and parts of invoice numbers. */
  private static final int SMALLEST_BARE = 100;

  private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,2})?)";
  private static final String CURRENCY =
      "(?:dollars?|bucks|usd|euros?|eur|pounds?|quid|gbp|sterling|francs?|chf|franken|stutz|pfund"
          + "|öcken|mäuse|kröten|tacken|eier)\\b";
  private static final String OPTIONAL_CURRENCY = "(?: " + CURRENCY + ")?";
  private static final String ALL =
      "(?:everything|all of it|it all|alles|(?:the |den |die |der |das )?(?:whole |full |entire |total "
          + "|ganzen? |volle[rn]? |gesamten? )?(?:amount|thing|balance|invoice|bill|sum|betrags?"
          + "|summe|rechnung))";
  private static final String BUT =
      "(?:but|except(?: for)?|minus|less|apart from|other than|without|bar|save for|short of"
          + "|bis auf|außer|abzüglich|ohne|weniger|abgesehen von)";
  private static final String DISCOUNT = "(?:discount|skonto|rabatt|nachlass|abzug|off)\\b";

  private static final Pattern NO_MONEY_BEFORE =
      Words.pattern(
          "(?:\\b(?:invoices?|number|no|nr|nummer|rechnungen|rechnung|order|po|auftrag|bestellung|konto"
              + "|kontonummer|account|extension|ext|reference|ref|case|vorgang|aktenzeichen|zimmer"
              + "|room|suite|hausnummer|item|artikel|kundennummer|customer|ticket|year|jahr|beleg"
              + "|belegnummer|rechnungsnummer|iso|model|nummern|gate|page|seite)[.:]?"
              + "|\\d) $|ð$");
  private static final Pattern NO_MONEY_AFTER =
      Words.pattern(
          "^(?:th\\b|[./:]\\d| (?:invoices?|units?|pieces?|pcs|boxes|pallets|items|people|employees"
              + "|days?|weeks?|months?|years?|hours?|minutes?|times|o'clock|pm|rechnungen|stück"
              + "|tage?n?|wochen?|monate?n?|jahren?|stunden?|minuten|uhr|mal|kartons?|paletten"
              + "|leute|mitarbeiter|teile|kilo|kg|miles|kilometer|km|prozent|percent|payments"
              + "|install?ments|raten|posten|exemplare|liter)\\b| \\d\\b)");
  private static final Pattern NOT_THIS_SUM =
      Words.pattern(
          "\\b(?:not|nicht|statt|instead of|rather than|kein(?:e|en)?|keine mehr als)(?: the| die| den| just| nur)? $");
  private static final Pattern MENDED =
      Words.pattern(
          "^[,.]?(?: (?:well|wait|or|ach|oder|also|moment))*,? ?(?:no+|nope|sorry|i mean|rather|make (?:it|that)"
              + "|actually|scratch that|correction|let's say|better|nee?|nein|quatsch|entschuldigung"
              + "|ich meine?|besser|eher|sagen wir|lieber|pardon|beziehungsweise|korrigiere)\\b.{0,30}$");

  private static final List<Form> FORMS =
      List.of(
          part(
              ALL
                  + "(?: of it| davon)?,? "
                  + BUT
                  + " (?:the |die |der |den |das |von |ca )?"
                  + NUMBER
                  + " (?:percent|prozent)",
              (m, open) -> share(open, 100 - number(m, 1), 100)),
          part(
              ALL
                  + "(?: of it| davon)?,? "
                  + BUT
                  + " (?:the |die |der |den |das |von )?"
                  + NUMBER
                  + OPTIONAL_CURRENCY,
              (m, open) -> open.subtract(value(m, 1))),
          part(
              "\\b" + NUMBER + " (?:percent|prozent) (?:\\S+ ){0,1}" + DISCOUNT,
              (m, open) -> share(open, 100 - number(m, 1), 100)),
          part(
              "\\b(?:less|minus|abzüglich|unter abzug von|nach abzug von) (?:the |der |den |die |a )?"
                  + NUMBER
                  + " (?:percent|prozent)",
              (m, open) -> share(open, 100 - number(m, 1), 100)),
          part(
              "\\b(?:less|minus|abzüglich|unter abzug von|nach abzug von) (?:the |der |den |die |a )?"
                  + NUMBER
                  + OPTIONAL_CURRENCY,
              (m, open) -> open.subtract(value(m, 1))),
          part(
              "\\b" + NUMBER + " (?:percent|prozent)\\b",
              (m, open) -> share(open, number(m, 1), 100)),
          part(
              "\\b(?:in )?(\\d) (?:equal|even|identical|gleiche[nr]?|gleich große[nr]?) (?:\\S+ )?(?:parts?|payments?|instal\\S+|chunks|pieces|shares|raten?|teile?n?|teilbeträgen?|beträgen?|portionen|zahlungen)\\b",
              (m, open) -> share(open, 1, (int) number(m, 1))),
          form(
              "\\b(?:between|zwischen) "
                  + NUMBER
                  + OPTIONAL_CURRENCY
                  + " (?:and|und) "
                  + NUMBER
                  + OPTIONAL_CURRENCY,
              (m, open) -> value(m, 1)),
          form(
              "\\b" + NUMBER + OPTIONAL_CURRENCY + " (?:to|or|bis|oder) " + NUMBER + " " + CURRENCY,
              (m, open) -> value(m, 1)),
          form(
              "\\b(\\d{1,9}) "
                  + CURRENCY
                  + "(?: and| und)? (\\d{1,2})(?: cents?| pence| rappen)?\\b(?!th)",
              (m, open) -> value(m, 1).add(new BigDecimal(m.group(2)).movePointLeft(2))),
          form("\\b" + NUMBER + " ?" + CURRENCY, (m, open) -> value(m, 1)),
          part("[½⅓⅔¼¾⅕⅙]", (m, open) -> fraction(open, m.group())),
          new Form(
              Words.pattern("(?<![\\d.#ð])" + NUMBER + "(?![\\d])"),
              (m, open) -> value(m, 1),
              true,
              false),
          form(
              "\\b(?:everything|all of it|it all|the lot|in full|(?:the )?(?:whole|full|entire|total|outstanding|remaining|open) (?:thing|lot|amount|balance|sum|invoice|bill|payment)|the (?:rest|remainder|balance)|alles|komplett|vollständig|in voller höhe|(?:ganze[nr]?|volle[nr]?|gesamte[nr]?|komplette[nr]?|offene[nr]?) (?:betrag|summe|rechnung)|(?:den|der|dem) rest|restbetrag|gesamtbetrag)\\b",
              (m, open) -> null));

  private final BigDecimal open;
  private final SpokenContext context;

  SaidAmounts(SpokenContext context) {
    this.context = context;
    this.open = context.open().amount();
  }

  /**
   * An amount that was named.
   *
   * @param start where in the sentence
   * @param end behind its last letter
   * @param value null: everything
   * @param counts whether it may be the amount of a promise
   * @param part whether it is reckoned from what is open, as "half" is
   */
  record Named(int start, int end, Money value, boolean counts, boolean part) {

    Named notCounting() {
      return new Named(start, end, value, false, part);
    }
  }

  private record Form(
      Pattern words,
      BiFunction<MatchResult, BigDecimal, BigDecimal> meaning,
      boolean bare,
      boolean part) {}

  private static Form form(String words, BiFunction<MatchResult, BigDecimal, BigDecimal> meaning) {
    return new Form(Words.pattern(words), meaning, false, false);
  }

  private static Form part(String words, BiFunction<MatchResult, BigDecimal, BigDecimal> meaning) {
    return new Form(Words.pattern(words), meaning, false, true);
  }

  /** All that are named, in their order; days are blotted out already. */
  List<Named> in(String text) {
    List<Named> named = new ArrayList<>();
    BitSet taken = new BitSet(text.length());
    for (Form form : FORMS) {
      Matcher found = form.words().matcher(text);
      while (found.find()) {
        if (taken.get(found.start(), found.end()).isEmpty() && isMoney(form, text, found)) {
          taken.set(found.start(), found.end());
          named.add(judged(text, found, form));
        }
      }
    }
    named.sort(Comparator.comparingInt(Named::start));
    return mended(text, named);
  }

  private boolean isMoney(Form form, String text, Matcher found) {
    if (!form.bare()) {
      return true;
    }
    String said = found.group();
    return !context.invoiceNumbers().contains(said)
        && (said.contains(".") || Long.parseLong(said) >= SMALLEST_BARE)
        && !NO_MONEY_BEFORE.matcher(before(text, found.start())).find()
        && !NO_MONEY_AFTER.matcher(text.substring(found.end())).find();
  }

  private Named judged(String text, Matcher found, Form form) {
    BigDecimal value = form.meaning().apply(found.toMatchResult(), open);
    boolean counts =
        (value == null || value.signum() > 0)
            && !NOT_THIS_SUM.matcher(before(text, found.start())).find();
    Money money = value == null ? null : money(value);
    return new Named(found.start(), found.end(), money, counts, form.part());
  }

  private static String before(String text, int start) {
    return text.substring(Math.max(0, start - 30), start);
  }

  /** "Six, no, seven hundred": the later one counts. */
  private static List<Named> mended(String text, List<Named> named) {
    for (int i = 0; i + 1 < named.size(); i++) {
      Named one = named.get(i);
      String between = text.substring(one.end(), named.get(i + 1).start());
      if (between.length() < 50 && MENDED.matcher(between).find() && named.get(i + 1).counts()) {
        named.set(i, one.notCounting());
      }
    }
    return named;
  }

  private Money money(BigDecimal value) {
    int decimals = Money.decimals(context.open().currency());
    return new Money(value.setScale(decimals, RoundingMode.HALF_UP), context.open().currency());
  }

  private static BigDecimal value(MatchResult found, int group) {
    return new BigDecimal(found.group(group));
  }

  private static double number(MatchResult found, int group) {
    return Double.parseDouble(found.group(group));
  }

  private static BigDecimal share(BigDecimal open, double part, int of) {
    return of == 0
        ? BigDecimal.ZERO
        : open.multiply(BigDecimal.valueOf(part))
            .divide(BigDecimal.valueOf(of), 6, RoundingMode.HALF_UP);
  }

  private static BigDecimal fraction(BigDecimal open, String sign) {
    return switch (sign) {
      case "½" -> share(open, 1, 2);
      case "⅓" -> share(open, 1, 3);
      case "⅔" -> share(open, 2, 3);
      case "¼" -> share(open, 1, 4);
      case "¾" -> share(open, 3, 4);
      case "⅕" -> share(open, 1, 5);
      default -> share(open, 1, 6);
    };
  }
}

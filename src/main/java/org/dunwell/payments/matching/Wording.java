package org.dunwell.payments.matching;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a payer wrote, read for invoice numbers: groups of digits, alone and joined with their
 * neighbours, because RE-2026/004711 is also written RE 2026 004711 and 2026004711.
 */
final class Wording {

  /** How precisely a text names an invoice; the earlier the surer. */
  enum Naming {
    REFERENCE,
    NUMBER,
    DIGITS,
    NEAR,
    ORDER,
    NONE
  }

  /** Longer texts are remittance advices; these come through their own door. */
  private static final int LONGEST = 2_000;

  private static final int MOST_KEYS = 120;
  private static final int JOINED = 4;

  /** So many letters of punctuation may stand within a number. */
  static final int GAP = 3;

  private static final int SHORTEST_KEY = 3;
  private static final int SHORTEST_NEAR = 4;
  private static final int LONGEST_KEY = 26;
  private static final Pattern RUN = Pattern.compile("\\d+");
  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(?:\\d{4}([-./])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])"
              + "|(?:0?[1-9]|[12]\\d|3[01])([-./])(?:0?[1-9]|[12]\\d|3[01])\\2(?:\\d{4}|\\d{2}))(?!\\d)");
  private static final Pattern BLANKS = Pattern.compile("[\\s,;|]+");
  private static final Pattern NO_WORD = Pattern.compile("[^A-Z0-9]");
  private static final Pattern NO_DIGIT = Pattern.compile("\\D");
  private static final Pattern SEVERAL =
      Pattern.compile("(?i)sammel|collective|several|divers|mehrere|bulk|rechnungen|invoices");
  private static final Pattern OF_CUSTOMER =
      Pattern.compile(
          "(?i)(?:kd|kunde|kundennr|kdnr|kd-nr|customer|account|acct|debitor)\\.?\\s*(?:nr|no|number)?[.:#]?\\s*([A-Z0-9][A-Z0-9-]{2,19})");

  private final String text;
  private final List<String> payloads;
  private final List<String> runs = new ArrayList<>();
  private final Set<String> joined = new LinkedHashSet<>();
  private final Set<String> dates;
  private final String last;

  Wording(Line line) {
    String all = line.text();
    text = (all.length() > LONGEST ? all.substring(0, LONGEST) : all).toUpperCase(Locale.ROOT);
    payloads = References.payloads(line.structuredReference(), text);
    dates =
        DATE.matcher(text)
            .results()
            .map(date -> NO_DIGIT.matcher(date.group()).replaceAll(""))
            .collect(Collectors.toSet());
    List<MatchResult> found = RUN.matcher(text).results().toList();
    for (int i = 0; i < found.size() && joined.size() < MOST_KEYS; i++) {
      runs.add(found.get(i).group());
      join(found, i);
    }
    boolean ends = !found.isEmpty() && found.get(found.size() - 1).end() == text.length();
    last = ends ? found.get(found.size() - 1).group() : "";
  }

  private void join(List<MatchResult> found, int from) {
    StringBuilder key = new StringBuilder();
    for (int i = from; i < found.size() && i < from + JOINED; i++) {
      if (i > from && !near(found.get(i - 1).end(), found.get(i).start())) {
        return;
      }
      key.append(found.get(i).group());
      if (key.length() <= LONGEST_KEY) {
        joined.add(key.toString());
      }
    }
  }

  private boolean near(int end, int start) {
    return start - end <= GAP && text.substring(end, start).chars().noneMatch(Character::isLetter);
  }

  /** By which invoices are looked up: digits without leading zeros. */
  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    for (String payload : payloads) {
      addKey(keys, NO_DIGIT.matcher(payload).replaceAll(""));
    }
    joined.forEach(run -> addKey(keys, run));
    return keys;
  }

  /** Zeros in front make a number of what would be too short for one. */
  private static void addKey(Set<String> keys, String digits) {
    String key = digits.replaceFirst("^0+", "");
    boolean padded = digits.length() > SHORTEST_NEAR && !key.isEmpty();
    if (key.length() >= SHORTEST_KEY || padded) {
      keys.add(key);
    }
  }

  /** All with a digit in it, as it stands there, in small letters: what may be a reference. */
  List<String> words() {
    return BLANKS
        .splitAsStream(text)
        .filter(word -> word.length() > SHORTEST_NEAR && word.chars().anyMatch(Character::isDigit))
        .limit(MOST_KEYS)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The customer's number where a word says that it is one, or null. */
  String customerNumber() {
    return OF_CUSTOMER.matcher(text).results().map(hit -> hit.group(1)).findFirst().orElse(null);
  }

  /** Whether it says that several invoices are paid. */
  boolean saysSeveral() {
    return SEVERAL.matcher(text).find();
  }

  /** How surely it names this invoice by its number; NONE when it does not. */
  Naming naming(Item item) {
    String bare = NO_WORD.matcher(item.number().toUpperCase(Locale.ROOT)).replaceAll("");
    for (String payload : payloads) {
      if (payload.equals(bare) || payload.replaceFirst("^0+", "").equals(item.digits())) {
        return Naming.REFERENCE;
      }
    }
    boolean letters = bare.chars().anyMatch(Character::isLetter);
    if (letters ? LooseText.stands(text, bare) : runs.contains(bare)) {
      return Naming.NUMBER;
    }
    if (item.digits().length() >= SHORTEST_KEY
        && joined.stream().anyMatch(run -> run.replaceFirst("^0+", "").equals(item.digits()))) {
      return Naming.DIGITS;
    }
    return Naming.NONE;
  }

  /**
   * Whether one slip leads from something it says to this invoice, or it was cut off on the way.
   * The digits of a date, 2026-02-11, are no slip of the number 20260261.
   */
  boolean nearly(Item item) {
    String digits = NO_DIGIT.matcher(item.number()).replaceAll("");
    String[] groups = NO_DIGIT.split(item.number());
    String tail = groups.length == 0 ? "" : groups[groups.length - 1];
    String main =
        tail.length() < SHORTEST_NEAR && groups.length > 1 ? groups[groups.length - 2] : tail;
    for (String run : joined) {
      if (dates.contains(run)) {
        continue;
      }
      String bare = run.replaceFirst("^0+", "");
      if (bare.length() >= SHORTEST_NEAR && bare.equals(main.replaceFirst("^0+", ""))) {
        return true;
      }
      if (run.length() > SHORTEST_NEAR && Slips.one(run, digits)) {
        return true;
      }
      if (run.length() > SHORTEST_NEAR && run.endsWith(last) && digits.startsWith(run)) {
        return true;
      }
      if (bare.length() >= SHORTEST_NEAR && Slips.one(run, main)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it names the customer's own order. */
  boolean names(String order) {
    return order != null
        && order.length() > SHORTEST_NEAR
        && order.chars().anyMatch(Character::isDigit)
        && LooseText.stands(text, NO_WORD.matcher(order.toUpperCase(Locale.ROOT)).replaceAll(""));
  }
}

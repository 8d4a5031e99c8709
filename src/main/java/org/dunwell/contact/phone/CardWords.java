package org.dunwell.contact.phone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds card numbers in what was said: 13 to 19 digits with a right check digit (Luhn), written as
 * digits or spoken as English or German words, in one sentence or spread over several of one
 * speaker.
 */
final class CardWords {

  /** Stands where a number stood. */
  static final String BLANK = "[card number]";

  /** All that was said, blanked, and which sentences had something to blank. */
  record Blanked(List<TranscriptLine> lines, Set<Integer> touched) {}

  /** A few digits in a sentence. */
  private record Token(int line, int start, int end, String digits) {}

  private static final Pattern WORD = Pattern.compile("\\d+|[\\p{L}']+");

  /** Said between digits without ending a number. */
  private static final Set<String> FILLERS =
      Set.of(
          "and",
          "und",
          "then",
          "dann",
          "uh",
          "um",
          "er",
          "äh",
          "ähm",
          "eh",
          "dash",
          "strich",
          "minus",
          "space",
          "leerzeichen");

  private static final Map<String, Integer> TWICE =
      Map.of("double", 2, "doppel", 2, "zweimal", 2, "triple", 3, "dreimal", 3);

  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;
  private static final Map<String, String> DIGITS = SpokenDigits.words();

  private CardWords() {}

  static Blanked blank(List<TranscriptLine> lines) {
    List<Token> found = new ArrayList<>();
    for (String speaker : List.of("customer", "collector")) {
      List<Token> run = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).speaker().equals(speaker)) {
          read(lines.get(i), i, run, found);
        }
      }
      found.addAll(cards(run));
    }
    return blanked(lines, found);
  }

  /** Any other word ends a number. */
  private static void read(TranscriptLine line, int index, List<Token> run, List<Token> found) {
    Matcher words = WORD.matcher(line.text());
    int times = 1;
    int multiplied = 0;
    while (words.find()) {
      String word = words.group().toLowerCase(Locale.ROOT);
      Optional<String> digits = digits(word);
      if (digits.isPresent()) {
        int start = times > 1 ? multiplied : words.start();
        run.add(new Token(index, start, words.end(), digits.get().repeat(times)));
        times = 1;
      } else if (TWICE.containsKey(word)) {
        times = TWICE.get(word);
        multiplied = words.start();
      } else if (!FILLERS.contains(word)) {
        found.addAll(cards(run));
        run.clear();
        times = 1;
      }
    }
  }

  private static Optional<String> digits(String word) {
    return Character.isDigit(word.charAt(0))
        ? Optional.of(word)
        : Optional.ofNullable(DIGITS.get(word));
  }

  /** The tokens of a run that belong to a card number; the longest number counts. */
  private static List<Token> cards(List<Token> run) {
    List<Token> cards = new ArrayList<>();
    for (int from = 0; from < run.size(); from++) {
      int until = end(run, from);
      if (until > from) {
        cards.addAll(run.subList(from, until));
        from = until - 1;
      }
    }
    return cards;
  }

  private static int end(List<Token> run, int from) {
    StringBuilder all = new StringBuilder();
    int end = from;
    for (int i = from; i < run.size() && all.length() < LONGEST; i++) {
      all.append(joined(run, i));
      if (all.length() <= LONGEST ? isCard(all) : i == from && hasCard(all)) {
        end = i + 1;
      }
    }
    return end;
  }

  /** "Forty two" is 42, not 402. */
  private static String joined(List<Token> run, int at) {
    String digits = run.get(at).digits();
    boolean tens = digits.length() == 2 && digits.endsWith("0") && isWord(run, at);
    boolean unit = at + 1 < run.size() && run.get(at + 1).digits().matches("[1-9]");
    return tens && unit && isWord(run, at + 1) ? digits.substring(0, 1) : digits;
  }

  private static boolean isWord(List<Token> run, int at) {
    Token token = run.get(at);
    // digits as they are written are as long as their text
    return token.end() - token.start() > token.digits().length();
  }

  private static boolean hasCard(CharSequence digits) {
    for (int from = 0; from + SHORTEST <= digits.length(); from++) {
      for (int to = from + SHORTEST; to <= Math.min(from + LONGEST, digits.length()); to++) {
        if (isCard(digits.subSequence(from, to))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isCard(CharSequence digits) {
    if (digits.length() < SHORTEST || digits.length() > LONGEST) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = i % 2 == 1 ? 2 * digit : digit;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }

  private static Blanked blanked(List<TranscriptLine> lines, List<Token> found) {
    Map<Integer, List<Token>> byLine = new HashMap<>();
    found.forEach(
        token -> byLine.computeIfAbsent(token.line(), any -> new ArrayList<>()).add(token));
    List<TranscriptLine> all = new ArrayList<>();
    Set<Integer> touched = new TreeSet<>(byLine.keySet());
    for (int i = 0; i < lines.size(); i++) {
      TranscriptLine line = lines.get(i);
      all.add(byLine.containsKey(i) ? without(line, byLine.get(i)) : line);
    }
    return new Blanked(all, touched);
  }

  /** What stands between two parts of a number goes with them. */
  private static TranscriptLine without(TranscriptLine line, List<Token> tokens) {
    int start = tokens.stream().mapToInt(Token::start).min().orElseThrow();
    int end = tokens.stream().mapToInt(Token::end).max().orElseThrow();
    String text = line.text().substring(0, start) + BLANK + line.text().substring(end);
    return new TranscriptLine(
        line.index(), line.speaker(), line.startMillis(), line.endMillis(), text);
  }
}

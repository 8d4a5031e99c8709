package org.dunwell.platform.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.platform.models.Finding;
import org.dunwell.platform.models.XmlElement;

/**
 * What a cell of an uploaded table may say: words, numbers, ranges, comparisons, sums, if-then-else
 * and a few functions whose cost does not grow. Everything else is refused by its name, because
 * Drools cannot stop an expression that runs away, and reads properties of Java objects by path.
 */
final class FeelGuard {

  /** The longest expression we ship has about 900. */
  private static final int LONGEST = 2_000;

  private static final int DEEPEST = 12;

  private static final Pattern WORD_IN_QUOTES = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");
  private static final Pattern FOREIGN =
      Pattern.compile("[^\\p{L}\\p{N}_\\s\"+\\-*/()<>=!.,\\[\\]]|//|/\\*|\\*\\*|\\d{16}");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern CALL = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)\\s*\\(");
  private static final Pattern PATH =
      Pattern.compile(
          "([\\p{L}_][\\p{L}\\p{N}_]*|[\\])\"])\\s*\\.\\s*(?=([\\p{L}_][\\p{L}\\p{N}_]*))");

  private static final Set<String> LOOPS =
      Set.of("for", "some", "every", "satisfies", "return", "function", "external", "instance");

  /** After these a bracket only groups. */
  private static final Set<String> GROUPING =
      Set.of("and", "or", "in", "if", "then", "else", "between");

  /** By the last word of their names: {@code starts with} is {@code with}. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "abs",
          "floor",
          "ceiling",
          "up",
          "down",
          "min",
          "max",
          "sum",
          "mean",
          "count",
          "even",
          "odd",
          "modulo",
          "not",
          "contains",
          "with",
          "length",
          "date",
          "week",
          "year",
          "duration");

  private final Set<String> decisions;
  private final Set<String> columns;

  FeelGuard(Set<String> decisions, Set<String> columns) {
    this.decisions = decisions;
    this.columns = columns;
  }

  /** What is wrong with the expression in this element. */
  List<Finding> check(XmlElement cell) {
    String text = cell.text();
    List<String> faults = new ArrayList<>();
    if (text.length() > LONGEST) {
      faults.add("has %,d characters; at most %,d".formatted(text.length(), LONGEST));
    } else {
      String bare = WORD_IN_QUOTES.matcher(text).replaceAll("\"\"");
      faults.addAll(characters(bare));
      faults.addAll(loops(bare));
      faults.addAll(calls(bare));
      faults.addAll(paths(bare));
    }
    return faults.stream()
        .map(
            fault ->
                Finding.at(
                    cell,
                    "The expression \"%s\" %s.".formatted(shortened(text), fault),
                    "A cell holds words, numbers, ranges, sums, if-then-else and %s."
                        .formatted(String.join(", ", FUNCTIONS.stream().sorted().toList()))))
        .toList();
  }

  private static List<String> characters(String bare) {
    List<String> faults = new ArrayList<>();
    Matcher foreign = FOREIGN.matcher(bare);
    if (foreign.find()) {
      faults.add("holds \"%s\"".formatted(foreign.group()));
    }
    if (bare.replace("\"\"", "").contains("\"")) {
      faults.add("opens a quotation mark and does not close it");
    }
    int depth = 0;
    for (char c : bare.toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth > DEEPEST) {
        faults.add("has more than %d brackets in brackets".formatted(DEEPEST));
        break;
      }
    }
    return faults;
  }

  private static List<String> loops(String bare) {
    return NAME.matcher(bare)
        .results()
        .map(found -> found.group().toLowerCase(Locale.ROOT))
        .filter(LOOPS::contains)
        .distinct()
        .map(word -> "uses \"%s\", which could run away or be code".formatted(word))
        .toList();
  }

  private static List<String> calls(String bare) {
    return CALL.matcher(bare)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !FUNCTIONS.contains(name) && !GROUPING.contains(name))
        .distinct()
        .map("calls \"%s\", which a table may not"::formatted)
        .toList();
  }

  private List<String> paths(String bare) {
    return PATH.matcher(bare)
        .results()
        .filter(path -> !decisions.contains(path.group(1)) || !columns.contains(path.group(2)))
        .map(path -> "reads \"%s\" of \"%s\"".formatted(path.group(2), path.group(1)))
        .distinct()
        .toList();
  }

  private static String shortened(String text) {
    int most = 60;
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= most ? line : line.substring(0, most) + " ...";
  }
}

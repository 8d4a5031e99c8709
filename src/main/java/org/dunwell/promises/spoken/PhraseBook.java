package org.dunwell.promises.spoken;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What makes a sentence a promise in one language, as its file says: phrases that promise, phrases
 * that take it back, phrases to set aside.
 *
 * @param aside set aside before anything else is read
 * @param promises say that money will come
 * @param stops say that it is no promise
 * @param elsewhere a clause whose days and amounts are of something else
 * @param breaks where a new clause begins without a comma
 * @param tag asked after a statement, no question
 * @param question a clause that asks
 * @param assent a short yes, of these words only
 * @param asked what a collector says when only a yes is missing
 */
record PhraseBook(
    List<Phrase> aside,
    List<Phrase> promises,
    List<Phrase> stops,
    Pattern elsewhere,
    Pattern breaks,
    Pattern tag,
    Pattern question,
    Pattern assent,
    Pattern asked) {

  private static final char WRITTEN_DAY = '§';
  private static final char WRITTEN_SUM = '¤';

  /** How far a phrase reaches that stops a promise. */
  enum Reach {
    /** Only what comes after it in its clause. */
    after,
    /** Its clause. */
    clause,
    /** What others said: the sentence, unless a new statement begins with "so" or "but". */
    hearsay,
    /** The whole sentence. */
    sentence
  }

  /** What a promise needs besides its phrase. */
  enum Needs {
    nothing,
    /** A day that counts, in the same clause. */
    day,
    /** A day or an amount, in the same clause. */
    dayOrAmount,
    /** A day or an amount anywhere in the sentence. */
    anyDayOrAmount
  }

  /**
   * One phrase with its reason.
   *
   * @param name short, for people
   * @param why what it says about paying
   * @param pattern of plain words; days are written § and amounts ¤ there, letter by letter
   * @param reach of a stop
   * @param needs of a promise
   * @param arrives whether the words say when money arrives rather than when it leaves
   * @param confidence of a promise
   */
  record Phrase(
      String name,
      String why,
      Pattern pattern,
      Reach reach,
      Needs needs,
      boolean arrives,
      double confidence) {}

  /** The file as it is written. */
  private record File(
      Map<String, String> words,
      List<Entry> aside,
      List<Entry> promises,
      List<Entry> stops,
      String elsewhere,
      String breaks,
      String tag,
      String question,
      String assent,
      String asked) {}

  private record Entry(
      String name,
      String why,
      String pattern,
      Reach reach,
      Needs needs,
      boolean arrives,
      double confidence) {}

  static PhraseBook of(String language) {
    String name = "/org/dunwell/promises/spoken/spoken-promises." + language + ".yaml";
    try (InputStream file = PhraseBook.class.getResourceAsStream(name)) {
      return read(new YAMLMapper().readValue(file, File.class));
    } catch (IOException e) {
      throw new UncheckedIOException("The phrases of spoken promises cannot be read: " + name, e);
    }
  }

  private static PhraseBook read(File file) {
    Map<String, String> words = new LinkedHashMap<>();
    file.words().forEach((name, pattern) -> words.put(name, filled(pattern, words)));
    return new PhraseBook(
        phrases(file.aside(), words),
        phrases(file.promises(), words),
        phrases(file.stops(), words),
        compiled(file.elsewhere(), words),
        compiled(file.breaks(), words),
        compiled(file.tag(), words),
        compiled(file.question(), words),
        compiled(file.assent(), words),
        compiled(file.asked(), words));
  }

  private static List<Phrase> phrases(List<Entry> entries, Map<String, String> words) {
    return entries.stream()
        .map(
            e ->
                new Phrase(
                    e.name(),
                    e.why(),
                    compiled(e.pattern(), words),
                    e.reach() == null ? Reach.clause : e.reach(),
                    e.needs() == null ? Needs.nothing : e.needs(),
                    e.arrives(),
                    e.confidence() == 0 ? 0.9 : e.confidence()))
        .toList();
  }

  private static Pattern compiled(String pattern, Map<String, String> words) {
    return Words.pattern(filled(pattern, words));
  }

  /** Whether a clause asks. */
  boolean asks(Clause clause) {
    return question.matcher(clause.text()).find();
  }

  /** Puts words in for their names, and takes the breaks of long lines out. */
  private static String filled(String pattern, Map<String, String> words) {
    String all = pattern.strip().replaceAll("\\s*\\n\\s*", "");
    for (Map.Entry<String, String> word : words.entrySet()) {
      all = all.replace("<" + word.getKey() + ">", word.getValue());
    }
    return all.replace(WRITTEN_DAY, Words.DAY).replace(WRITTEN_SUM, Words.SUM);
  }
}

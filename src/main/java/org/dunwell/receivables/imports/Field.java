package org.dunwell.receivables.imports;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One thing a row of some kind says.
 *
 * @param name the canonical name, lowerCamel; what mapping files and rows call it
 * @param type how its text is read
 * @param required whether a row without it is refused
 * @param headers other names under which exports carry it, in any spelling of case and punctuation
 */
public record Field(String name, Type type, boolean required, List<String> headers) {

  private static final Set<String> YES = Set.of("true", "yes", "y", "1", "x", "ja", "j");
  private static final Set<String> NO = Set.of("false", "no", "n", "0", "nein");

  /** How a text is read; what a row then holds is named behind it. */
  public enum Type {
    /** Text as it is, trimmed. */
    TEXT,
    /** A date: {@code 2026-01-31}. */
    DATE,
    /** A signed decimal number with a point: {@code -12.50}. */
    AMOUNT,
    /** A whole number, not negative. */
    COUNT,
    /** ISO 4217 code. */
    CURRENCY,
    /** ISO 3166 code of two letters; names and codes of three letters are understood. */
    COUNTRY,
    /** ISO 639 code of two letters. */
    LANGUAGE,
    /** IANA time zone. */
    ZONE,
    /** An e-mail address. */
    EMAIL,
    /** {@code true} or {@code false}. */
    FLAG,
    /** {@code 2026-01-31=50.00;2026-02-28=50.00} */
    INSTALMENTS
  }

  /** A field that may be missing. */
  public static Field optional(String name, Type type, String... headers) {
    return new Field(name, type, false, List.of(headers));
  }

  /** A field that every row must have. */
  public static Field required(String name, Type type, String... headers) {
    return new Field(name, type, true, List.of(headers));
  }

  /** Whether a text says yes, as exports in English and German write it; empty when neither. */
  public static Optional<Boolean> yes(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return YES.contains(word)
        ? Optional.of(true)
        : NO.contains(word) ? Optional.of(false) : Optional.empty();
  }

  /** Whether a column header means this field. */
  boolean isCalled(String header) {
    String plain = plain(header);
    return plain.equals(plain(name)) || headers.stream().anyMatch(h -> plain(h).equals(plain));
  }

  /** Case, spaces, punctuation and umlauts do not tell two headers apart. */
  static String plain(String header) {
    String lower =
        header
            .toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("[^a-z0-9#]", "");
  }
}

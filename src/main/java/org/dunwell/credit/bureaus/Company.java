package org.dunwell.credit.bureaus;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.credit.Party;

/**
 * The company that a report is about, as the bureau names it.
 *
 * @param name null when not said
 * @param registrationNumber in its register; null when not said
 * @param country ISO 3166-1 alpha-2; null when not said
 */
public record Company(String name, String registrationNumber, String country) {

  /** Words that say what kind of company it is and not which. */
  private static final Set<String> FORMS =
      Set.of(
          "gmbh",
          "ag",
          "kg",
          "co",
          "ohg",
          "mbh",
          "ug",
          "se",
          "ev",
          "ltd",
          "limited",
          "plc",
          "llc",
          "llp",
          "inc",
          "corp",
          "corporation",
          "company",
          "sa",
          "sas",
          "sarl",
          "srl",
          "spa",
          "bv",
          "nv",
          "ab",
          "as",
          "oy",
          "aps",
          "und",
          "and",
          "the");

  /** Half of the words of the shorter name: registers abbreviate, but not beyond recognition. */
  private static final double ALIKE = 0.5;

  /**
   * Why a report about this company cannot be one about that party; null when it can. The same
   * number in the same country is the same company whatever its name; without numbers the names
   * have to agree.
   */
  String misfit(Party party) {
    if (country != null && !country.equalsIgnoreCase(party.country())) {
      return "it is about a company in %s, ours is in %s".formatted(country, party.country());
    }
    String theirs = plain(registrationNumber);
    String ours = plain(party.registrationNumber());
    if (!theirs.isEmpty() && !ours.isEmpty()) {
      return theirs.equals(ours)
          ? null
          : "it is about the company registered as %s, ours is %s"
              .formatted(registrationNumber, party.registrationNumber());
    }
    return alike(name, party.name())
        ? null
        : "it is about \"%s\", ours is \"%s\"".formatted(name, party.name());
  }

  private static String plain(String number) {
    return number == null ? "" : number.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static boolean alike(String one, String other) {
    Set<String> words = words(one);
    Set<String> others = words(other);
    int shorter = Math.min(words.size(), others.size());
    words.retainAll(others);
    return shorter > 0 && words.size() > ALIKE * shorter;
  }

  private static Set<String> words(String name) {
    String plain =
        Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty() && !FORMS.contains(word))
        .collect(Collectors.toCollection(HashSet::new));
  }
}

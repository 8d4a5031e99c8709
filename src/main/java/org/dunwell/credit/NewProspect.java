package org.dunwell.credit;

import java.util.Currency;
import java.util.Locale;
import org.dunwell.platform.BrokenRule;

/**
 * Somebody who wants to buy on account and has none yet.
 *
 * @param currency ISO 4217 of the limit wanted
 * @param country ISO 3166-1 alpha-2
 * @param language of letters, ISO 639-1
 * @param industry {@code manufacturer} or {@code other}
 */
public record NewProspect(
    String name,
    String street,
    String postalCode,
    String city,
    String country,
    String language,
    String currency,
    String registrationNumber,
    String vatId,
    String industry,
    String contactName,
    String email,
    String phone,
    String website) {

  /** Longer than any company's name in a register. */
  static final int NAME_LENGTH = 200;

  public NewProspect {
    if (name == null || name.isBlank() || name.length() > NAME_LENGTH) {
      throw new BrokenRule(
          "A company needs a name of 1 to %d characters. Give the one in the register."
              .formatted(NAME_LENGTH));
    }
    name = name.strip();
    if (country == null
        || !Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country)) {
      throw new BrokenRule(
          "\"%s\" is no country. Give its two letters, like DE.".formatted(country));
    }
    try {
      Currency.getInstance(currency);
    } catch (IllegalArgumentException | NullPointerException unknown) {
      throw new BrokenRule(
          "\"%s\" is no currency. Give its three letters, like EUR.".formatted(currency));
    }
    if (language == null || !language.matches("[a-z]{2}")) {
      throw new BrokenRule("A language is two small letters, like de; this is " + language + ".");
    }
    if (!"manufacturer".equals(industry) && !"other".equals(industry)) {
      throw new BrokenRule("The industry is manufacturer or other; this is " + industry + ".");
    }
  }
}

package org.dunwell.receivables;

import java.util.Locale;
import org.dunwell.platform.BrokenRule;

/**
 * Somebody who gets an account with us.
 *
 * @param number by which everybody will know it, 1 to 40 letters, digits, dots, dashes
 * @param street null where it is not known
 * @param country ISO 3166-1 alpha-2
 * @param language of letters, ISO 639-1
 * @param person who gets its letters
 */
public record NewCustomer(
    String number,
    String name,
    Customers.Place place,
    String country,
    String language,
    FirstContact person) {

  /**
   * The first contact of a customer.
   *
   * @param phone null where there is none
   */
  public record FirstContact(String name, String email, String phone) {}

  public NewCustomer {
    if (number == null || !number.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")) {
      throw new BrokenRule(
          "\"%s\" is no number for a customer. Use 1 to 40 letters, digits, dots and dashes."
              .formatted(number));
    }
    if (name == null || name.isBlank()) {
      throw new BrokenRule("A customer needs a name.");
    }
    language = language.toLowerCase(Locale.ROOT);
  }
}

package org.dunwell.receivables.contacts;

import java.util.Set;
import java.util.regex.Pattern;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.telephone.TelephoneNumber;

/**
 * A person or desk at a customer, as somebody enters it.
 *
 * @param name may be empty if there is an address or a number
 * @param role {@code accounts-payable}, {@code purchasing}, {@code management} or {@code other}
 * @param email may be empty
 * @param phone may be empty; digits, and what people write between them
 * @param language ISO 639-1; empty for the customer's
 * @param emailConsent whether they may be written to
 * @param phoneConsent whether they may be called
 * @param textConsent whether they may be texted; that needs a yes of theirs, and a number
 */
public record ContactEntry(
    String name,
    String role,
    String email,
    String phone,
    String language,
    boolean emailConsent,
    boolean phoneConsent,
    boolean textConsent) {

  /** The same without a word about text messages: none go there. */
  public ContactEntry(
      String name,
      String role,
      String email,
      String phone,
      String language,
      boolean emailConsent,
      boolean phoneConsent) {
    this(name, role, email, phone, language, emailConsent, phoneConsent, false);
  }

  /** In the order in which people are asked for. */
  public static final Set<String> ROLES =
      java.util.Collections.unmodifiableSet(
          new java.util.LinkedHashSet<>(
              java.util.List.of("accounts-payable", "management", "purchasing", "other")));

  private static final int LONGEST = 254;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;]+\\.[^\\s@.]+");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/.-]{3,30}(x[0-9]{1,6})?");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

  /**
   * @throws BrokenRule when it says nothing, or something that cannot be right
   */
  public ContactEntry {
    name = text("name", name);
    email = text("e-mail address", email);
    phone = number(phone);
    language = text("language", language);
    check(ROLES.contains(role), "The role must be one of %s; it is %s.".formatted(ROLES, role));
    check(
        name != null || email != null || phone != null,
        "Give a name, an e-mail address or a number; a contact without any of them is of no use.");
    check(
        email == null || EMAIL.matcher(email).matches(),
        "\"%s\" is not an e-mail address. Give one like name@company.example.".formatted(email));
    check(
        language == null || LANGUAGE.matcher(language).matches(),
        "\"%s\" is not a language. Give two letters, such as de or en.".formatted(language));
    check(
        phone != null || !textConsent,
        "Give the number to which text messages may go, or take the tick away.");
  }

  /**
   * The same with a number that can be dialled from anywhere.
   *
   * @param country of the customer, whose numbers may stand without it
   * @throws BrokenRule when it cannot be dialled
   */
  ContactEntry dialled(String country) {
    return new ContactEntry(
        name,
        role,
        email,
        dialled(phone, country),
        language,
        emailConsent,
        phoneConsent,
        textConsent);
  }

  /** A number as it is kept; null for none. */
  static String dialled(String phone, String country) {
    String problem = phone == null ? null : TelephoneNumber.problem(phone, country);
    check(
        problem == null,
        "\"%s\" cannot be dialled. %s Give it like +49 30 123456.".formatted(phone, problem));
    return phone == null ? null : TelephoneNumber.kept(phone, country);
  }

  /**
   * A telephone number without blanks around it; null for nothing.
   *
   * @throws BrokenRule when it is none
   */
  static String number(String typed) {
    String phone = text("number", typed);
    check(
        phone == null || PHONE.matcher(phone).matches(),
        "\"%s\" is not a telephone number. Give one like +49 30 123456.".formatted(phone));
    return phone;
  }

  private static String text(String what, String text) {
    String stripped = text == null || text.isBlank() ? null : text.strip();
    check(
        stripped == null || stripped.length() <= LONGEST,
        "The %s is longer than %d characters.".formatted(what, LONGEST));
    return stripped;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new BrokenRule(otherwise);
    }
  }
}

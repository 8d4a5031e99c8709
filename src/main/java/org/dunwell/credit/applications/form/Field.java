package org.dunwell.credit.applications.form;

import java.math.BigDecimal;
import org.dunwell.platform.Money;

/** What somebody outside fills in; pages in other languages have words of their own for each. */
public enum Field {
  NAME("The company's name", 120),
  STREET("The street", 120),
  POSTAL_CODE("The postal code", 20),
  CITY("The city", 80),
  REGISTRATION("The registration number", 40),
  VAT("The VAT number", 40),
  CONTACT("The contact's name", 100),
  EMAIL("The e-mail address", 254),
  PHONE("The telephone number", 30),
  WEBSITE("The website", 120),
  AMOUNT("The limit", 20),
  PURCHASES("The purchases a month", 20),
  TERMS("The terms in days", 3),
  REFERENCE_COMPANY("The company of a trade reference", 120),
  REFERENCE_CONTACT("The name at a trade reference", 100),
  REFERENCE_EMAIL("The e-mail address of a trade reference", 254),
  SINCE("The first year", 4),
  HIGHEST_CREDIT("The highest credit", 20),
  DAYS_LATE("The days after the due date", 3),
  SELLS_AGAIN("Whether you would sell again", 5),
  COMMENTS("The comments", 1_000),
  MESSAGE("The message", 2_000);

  /** Nobody asks for more by a form. */
  private static final BigDecimal MOST_MONEY = new BigDecimal("1000000000");

  private final String english;
  private final int longest;

  Field(String english, int longest) {
    this.english = english;
    this.longest = longest;
  }

  /** As our own people read it. */
  public String english() {
    return english;
  }

  /** The most characters it may have. */
  public int longest() {
    return longest;
  }

  /** As in keys of words, such as {@code reference-email}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /**
   * One line; null for nothing.
   *
   * @throws BadField when it is too long or holds what no line holds
   */
  public String line(String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    String line = typed.strip();
    if (line.length() > longest) {
      throw new BadField(this, BadField.Problem.LONG, longest);
    }
    if (Plain.hidesSomething(line)) {
      throw new BadField(this, BadField.Problem.SIGNS, "");
    }
    return line;
  }

  /** As {@link #line}, and something must stand there. */
  public String needed(String typed) {
    return given(line(typed));
  }

  /**
   * The same that came, where something came.
   *
   * @throws BadField for nothing
   */
  public <T> T given(T typed) {
    if (typed == null) {
      throw new BadField(this, BadField.Problem.MISSING, "");
    }
    return typed;
  }

  /**
   * An address of mail.
   *
   * @throws BadField when it is none, or missing
   */
  public String email(String typed) {
    String line = needed(typed);
    if (!Plain.isEmail(line)) {
      throw new BadField(this, BadField.Problem.EMAIL, "");
    }
    return line;
  }

  /**
   * Several lines, without signs that nobody sees; null for nothing.
   *
   * @throws BadField when they are too long
   */
  public String lines(String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    if (typed.length() > longest) {
      throw new BadField(this, BadField.Problem.LONG, longest);
    }
    return Plain.lines(typed);
  }

  /**
   * A whole number within limits; null for nothing.
   *
   * @throws BadField outside of them
   */
  public Integer number(Integer typed, int least, int most) {
    if (typed != null && (typed < least || typed > most)) {
      throw new BadField(this, BadField.Problem.RANGE, least + " – " + most);
    }
    return typed;
  }

  /**
   * An amount above zero as its currency writes it; null for nothing.
   *
   * @param currency ISO 4217, one that exists
   * @throws BadField when it is not above zero, beyond reason or too fine
   */
  public BigDecimal money(BigDecimal amount, String currency) {
    if (amount == null) {
      return null;
    }
    if (amount.signum() <= 0 || amount.compareTo(MOST_MONEY) > 0 || amount.scale() > 10) {
      throw new BadField(this, BadField.Problem.RANGE, "0.01 – " + MOST_MONEY.toPlainString());
    }
    try {
      return Money.of(amount.stripTrailingZeros(), currency).amount();
    } catch (IllegalArgumentException tooFine) {
      throw new BadField(this, BadField.Problem.DECIMALS, currency);
    }
  }
}

package org.dunwell.credit.applications.form;

import org.dunwell.platform.BrokenRule;

/** What somebody typed into a field does not do; a page may say so in another language. */
public class BadField extends BrokenRule {

  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Problem {
    MISSING("is missing. Fill it in."),
    LONG("is longer than %s characters. Make it shorter."),
    SIGNS("holds signs that do not belong there, such as < or a line break. Take them out."),
    EMAIL("is no e-mail address. Give one like name@company.example."),
    PHONE("cannot be dialled. Write it like +49 30 123456, or leave it empty."),
    DIGITS(
        "has a digit too many, too few or a wrong one: its check digits do not fit. Compare it with"
            + " the paper it is on, or leave it empty."),
    RANGE("must be within %s."),
    DECIMALS("has more decimals than %s has. Write it like 1250.00.");

    private final String english;

    Problem(String english) {
      this.english = english;
    }

    /** As in keys of words. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Field field;
  private final Problem problem;
  private final String detail;

  BadField(Field field, Problem problem, Object detail) {
    super(field.english() + " " + problem.english.formatted(detail));
    this.field = field;
    this.problem = problem;
    this.detail = detail.toString();
  }

  public Field field() {
    return field;
  }

  public Problem problem() {
    return problem;
  }

  /** What the words of the problem name, such as the longest it may be; may be empty. */
  public String detail() {
    return detail;
  }
}

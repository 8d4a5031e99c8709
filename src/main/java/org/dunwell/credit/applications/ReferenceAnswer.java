package org.dunwell.credit.applications;

import java.math.BigDecimal;
import java.util.Currency;
import org.dunwell.platform.BrokenRule;

/**
 * What a trade reference says about an applicant. Only how it pays and whether it is sold to again
 * have to be said.
 *
 * @param sinceYear null when not said
 * @param highestCredit the most that was open at once lately; null when not said
 * @param termsDays days from invoice to due date; null when not said
 * @param daysLate how many days after the due date it pays; negative: before it
 * @param address the network address it came from
 */
public record ReferenceAnswer(
    Integer sinceYear,
    BigDecimal highestCredit,
    String currency,
    Integer termsDays,
    Integer daysLate,
    Boolean sellsAgain,
    String comments,
    String address) {

  private static final int FIRST_YEAR = 1850;
  private static final int LAST_YEAR = 2999;
  private static final int MOST_DAYS = 365;

  public ReferenceAnswer {
    try {
      Currency.getInstance(currency);
    } catch (IllegalArgumentException | NullPointerException unknown) {
      throw new BrokenRule("This is no currency. Give its three letters, like EUR.");
    }
    Field.SINCE.number(sinceYear, FIRST_YEAR, LAST_YEAR);
    highestCredit = Wish.money(Field.HIGHEST_CREDIT, highestCredit, currency);
    Field.TERMS.number(termsDays, 0, MOST_DAYS);
    if (daysLate == null) {
      throw new BadField(Field.DAYS_LATE, BadField.Problem.MISSING, "");
    }
    Field.DAYS_LATE.number(daysLate, -MOST_DAYS, MOST_DAYS);
    if (sellsAgain == null) {
      throw new BadField(Field.SELLS_AGAIN, BadField.Problem.MISSING, "");
    }
    comments = Field.COMMENTS.lines(comments);
  }
}

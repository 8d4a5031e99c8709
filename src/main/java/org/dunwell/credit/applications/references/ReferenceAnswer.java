package org.dunwell.credit.applications.references;

import java.math.BigDecimal;
import java.util.Currency;
import org.dunwell.credit.applications.form.Field;
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
    highestCredit = Field.HIGHEST_CREDIT.money(highestCredit, currency);
    Field.TERMS.number(termsDays, 0, MOST_DAYS);
    Field.DAYS_LATE.number(Field.DAYS_LATE.given(daysLate), -MOST_DAYS, MOST_DAYS);
    Field.SELLS_AGAIN.given(sellsAgain);
    comments = Field.COMMENTS.lines(comments);
  }
}

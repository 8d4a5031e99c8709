package org.dunwell.credit.bureaus;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a bureau reports, whichever way it comes; texts are cut to what the tables hold.
 *
 * @param reference the bureau's name of the report; the same one is kept once
 * @param reportedOn the day as of which it speaks
 * @param scale a scale that {@code rules/bureau-bands.dmn} knows; null without a score
 * @param rawScore on that scale; null without one
 * @param insolvencyNotice what the notice says; null when there is none
 * @param recommendedLimit in {@code currency}; null when none is recommended
 */
public record NewReport(
    String bureau,
    String reference,
    LocalDate reportedOn,
    Company company,
    String scale,
    BigDecimal rawScore,
    boolean insolvent,
    String insolvencyNotice,
    BigDecimal recommendedLimit,
    String currency) {

  private static final int LONGEST = 200;
  private static final int LONGEST_NOTICE = 2_000;

  public NewReport {
    reference = cut(reference, LONGEST);
    company =
        new Company(
            cut(company.name(), LONGEST),
            cut(company.registrationNumber(), LONGEST),
            company.country());
    insolvencyNotice = cut(insolvencyNotice, LONGEST_NOTICE);
    if (reference == null || reportedOn == null) {
      throw new NoReport("it has no name or no date");
    }
    if ((scale == null) != (rawScore == null)) {
      throw new NoReport("it has a score without a scale, or a scale without a score");
    }
    if (rawScore == null && !insolvent && recommendedLimit == null) {
      throw new NoReport("it says nothing: no score, no insolvency, no limit");
    }
    if ((recommendedLimit == null) != (currency == null)) {
      throw new NoReport("it recommends a limit without a currency, or the other way round");
    }
  }

  /** PostgreSQL keeps no zero characters. */
  private static String cut(String text, int most) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String plain = text.replace("\0", "").strip();
    return plain.substring(0, Math.min(most, plain.length()));
  }
}

package org.dunwell.credit.limits;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** What scores and financial statements say; the packages that keep them answer as beans. */
public interface LimitFacts {

  /** What stands for a class while there is no score. */
  String UNSCORED = "none";

  /**
   * Of the latest financial statement; what it does not say is null.
   *
   * @param currency ISO 4217, of all amounts
   * @param netWorth book equity
   * @param revenue sales of a year
   * @param asOf balance sheet date
   */
  record Statement(
      String currency,
      BigDecimal netWorth,
      BigDecimal workingCapital,
      BigDecimal revenue,
      LocalDate asOf) {}

  /** {@code A} to {@code E}; empty while there is no score. */
  Optional<String> creditClass(long partyId);

  /** The latest there is. */
  Optional<Statement> statement(long partyId);
}

package org.dunwell.receivables;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Until when open invoices can be enforced, by the law of the selling entity. */
@Component
public class Limitations {

  /** Within these something has to be done about it. */
  public static final int NEAR_MONTHS = 3;

  /**
   * Until when, and which rule says so.
   *
   * @param barredOn the last day
   * @param country whose law it is, ISO 3166; {@code XX} when nobody has looked the country up
   * @param toYearEnd whether the years count from the end of the year
   * @param validFrom since when the rule holds
   * @param source the law, with what else is worth knowing
   */
  public record Limitation(
      LocalDate barredOn,
      String country,
      int years,
      boolean toYearEnd,
      LocalDate validFrom,
      String source) {

    /** Whether it is over on this day. */
    public boolean isOver(LocalDate today) {
      return barredOn.isBefore(today);
    }

    /** Whether something has to be done soon; not when it is too late. */
    public boolean isNear(LocalDate today) {
      return !isOver(today) && !barredOn.isAfter(today.plusMonths(NEAR_MONTHS));
    }
  }

  private final JdbcClient jdbc;

  Limitations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty for a closed invoice. */
  public Optional<Limitation> of(long invoiceId) {
    return jdbc.sql(
            """
            select barred_on, country, years, to_year_end, valid_from, source
            from receivables.limitation
            where invoice_id = ?
            """)
        .param(invoiceId)
        .query(Limitation.class)
        .optional();
  }
}

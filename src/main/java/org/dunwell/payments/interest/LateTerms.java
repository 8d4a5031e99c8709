package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The dated rows behind late charges, as people read them and add to them. */
@Component
public class LateTerms {

  private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(100);
  private static final int LONGEST = 300;

  /** A rate as published, by which series and since when. */
  public record Rate(
      String series, LocalDate validFrom, BigDecimal percent, String source, String addedBy) {}

  /** What the law of a country says of debts that fell due since a day. */
  public record CountryLaw(
      String country,
      LocalDate validFrom,
      String name,
      String series,
      BigDecimal margin,
      String rate,
      String dayCount,
      String source) {}

  /**
   * What was agreed instead of the law.
   *
   * @param customer number; null for all customers of the selling entity
   * @param margin percent points above the series; 0 above {@code fixed} means no interest
   * @param reminderFees whether reminders cost what {@code rules/reminder-fees.dmn} says
   */
  public record Agreed(
      String sellingEntity,
      String customer,
      LocalDate validFrom,
      String series,
      BigDecimal margin,
      String dayCount,
      boolean lumpSum,
      boolean reminderFees,
      String note) {}

  private final LawMapper mapper;
  private final SellingEntities entities;
  private final Customers customers;
  private final Timeline timeline;

  LateTerms(LawMapper mapper, SellingEntities entities, Customers customers, Timeline timeline) {
    this.mapper = mapper;
    this.entities = entities;
    this.customers = customers;
    this.timeline = timeline;
  }

  /** By series, the newest first. */
  public List<Rate> rates() {
    return mapper.rates();
  }

  public List<CountryLaw> laws() {
    return mapper.laws();
  }

  public List<Agreed> agreed() {
    return mapper.agreed();
  }

  /**
   * Adds the rate of a half-year, or corrects one; charges reckoned from now on follow it, booked
   * ones stay as they are.
   *
   * @throws BrokenRule when the series is unknown or the rate is none
   */
  @Transactional
  public void put(Rate rate) {
    if (rate.validFrom() == null || rate.percent() == null) {
      throw new BrokenRule("A rate needs the day since which it holds and the percent a year.");
    }
    if (rate.percent().abs().compareTo(MOST_PERCENT) > 0 || rate.percent().scale() > 4) {
      throw new BrokenRule(
          "%s %% is no rate: write it like 2.15, with at most four decimals."
              .formatted(rate.percent().toPlainString()));
    }
    if (mapper.rates().stream().noneMatch(known -> known.series().equals(rate.series()))) {
      throw new BrokenRule("There is no series \"%s\".".formatted(rate.series()));
    }
    if (blank(rate.source())) {
      throw new BrokenRule("Say where the rate was published, in at most 300 characters.");
    }
    mapper.put(rate);
  }

  /**
   * Writes down what was agreed; for debts that fall due from that day on.
   *
   * @param by user id
   * @throws BrokenRule when it names nobody we know, or no rate
   */
  @Transactional
  public void agree(Agreed agreed, String by) {
    if (agreed.validFrom() == null
        || agreed.margin() == null
        || agreed.margin().signum() < 0
        || agreed.margin().compareTo(MOST_PERCENT) > 0) {
      throw new BrokenRule("Terms need the day from which they hold and points between 0 and 100.");
    }
    if (blank(agreed.note())) {
      throw new BrokenRule("Say where it was agreed, in at most 300 characters.");
    }
    if (mapper.rates().stream().noneMatch(known -> known.series().equals(agreed.series()))) {
      throw new BrokenRule("There is no series \"%s\".".formatted(agreed.series()));
    }
    DayCount count = count(agreed.dayCount());
    long seller = entities.byCode(agreed.sellingEntity()).id();
    boolean all = agreed.customer() == null || agreed.customer().isBlank();
    Long customer = all ? null : customers.byNumber(agreed.customer().strip()).id();
    mapper.agree(
        new LawMapper.TermsRow(
            0,
            seller,
            customer,
            agreed.validFrom(),
            agreed.series(),
            agreed.margin(),
            count.word(),
            agreed.lumpSum(),
            agreed.reminderFees(),
            agreed.note().strip(),
            by));
    if (customer != null) {
      timeline.add(
          new Timeline.Entry(
              "payments",
              "late-terms",
              customer,
              null,
              by,
              "Agreed on paying late, from %s: %s points above %s (%s)."
                  .formatted(
                      agreed.validFrom(), agreed.margin(), agreed.series(), agreed.note().strip()),
              null));
    }
  }

  private static DayCount count(String word) {
    try {
      return DayCount.of(word);
    } catch (IllegalArgumentException unknown) {
      throw new BrokenRule("Days count as actual/365 or actual/actual, not as %s.".formatted(word));
    }
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank() || text.length() > LONGEST;
  }
}

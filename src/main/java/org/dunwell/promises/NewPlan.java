package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;

/**
 * A payment plan that somebody proposes.
 *
 * @param invoiceIds open invoices of this customer, of one selling entity and currency
 * @param frequency {@code weekly}, {@code biweekly}, {@code monthly} or {@code list}; a word for
 *     readers, the legs say when
 * @param legs the payments, by date
 * @param saidBy who at the customer agreed, or null
 * @param proposedBy user id
 * @param note in somebody's own words, or null
 * @param interestPercent a year, on what is in the plan while it runs; 0 for no interest meanwhile;
 *     null when none is agreed and late interest goes on
 */
public record NewPlan(
    long customerId,
    List<Long> invoiceIds,
    String frequency,
    List<Leg> legs,
    String saidBy,
    String proposedBy,
    String note,
    BigDecimal interestPercent) {

  private static final Set<String> FREQUENCIES = Set.of("weekly", "biweekly", "monthly", "list");

  /** A plan with which no interest is agreed. */
  public NewPlan(
      long customerId,
      List<Long> invoiceIds,
      String frequency,
      List<Leg> legs,
      String saidBy,
      String proposedBy,
      String note) {
    this(customerId, invoiceIds, frequency, legs, saidBy, proposedBy, note, null);
  }

  /**
   * One payment.
   *
   * @param amount in the currency of the invoices
   * @param dueOn the day on which it is to be there
   */
  public record Leg(BigDecimal amount, LocalDate dueOn) {}

  /**
   * Equal payments at equal distances; cents that do not divide go to the first ones. Monthly ones
   * keep the day of the month as far as months have it.
   *
   * @param frequency {@code weekly}, {@code biweekly} or {@code monthly}
   * @param number at least 1
   */
  public static List<Leg> evenly(Money total, int number, LocalDate first, String frequency) {
    List<Money> parts = total.allocate(Collections.nCopies(number, BigDecimal.ONE));
    List<Leg> legs = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      LocalDate day =
          switch (frequency) {
            case "weekly" -> first.plusWeeks(i);
            case "biweekly" -> first.plusWeeks(2L * i);
            default -> first.plusMonths(i);
          };
      legs.add(new Leg(parts.get(i).amount(), day));
    }
    return legs;
  }

  /**
   * Whether the payments make a plan at all.
   *
   * @throws BrokenRule when they do not
   */
  void check(String currency, LocalDate today) {
    if (!FREQUENCIES.contains(frequency)) {
      throw new BrokenRule(
          "\"%s\" is no frequency of payments. There are %s."
              .formatted(frequency, FREQUENCIES.stream().sorted().toList()));
    }
    if (legs.isEmpty()) {
      throw new BrokenRule("A payment plan needs at least one payment.");
    }
    LocalDate before = today.minusDays(1);
    for (Leg leg : legs) {
      if (leg.dueOn() == null || !leg.dueOn().isAfter(before)) {
        throw new BrokenRule(
            "The payments must follow each other from %s on; one is due on %s."
                .formatted(Phrases.day(today), leg.dueOn()));
      }
      if (leg.amount() == null || leg.amount().signum() <= 0) {
        throw new BrokenRule(
            "Each payment must be above zero; one is %s %s.".formatted(leg.amount(), currency));
      }
      checkDecimals(leg.amount(), currency);
      before = leg.dueOn();
    }
  }

  private static void checkDecimals(BigDecimal amount, String currency) {
    try {
      Money.of(amount, currency);
    } catch (IllegalArgumentException tooFine) {
      throw new BrokenRule(tooFine.getMessage());
    }
  }
}

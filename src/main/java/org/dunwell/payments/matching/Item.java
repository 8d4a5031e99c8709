package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * An invoice as the matcher sees it.
 *
 * @param payerId who pays for its customer, or null
 * @param parentId whose daughter its customer is, or null
 * @param customerKey the customer's name without what tells spellings apart
 * @param digits those of its number, leading zeros gone
 * @param open of what was invoiced (of the charges alone once that is paid), what no earlier line
 *     of the same portion takes
 * @param charges what lateness has cost, beyond {@code open}
 * @param discount in percent, or null
 */
record Item(
    long id,
    long sellingEntityId,
    long customerId,
    Long payerId,
    Long parentId,
    String customerKey,
    String segment,
    String number,
    String digits,
    String order,
    String currency,
    BigDecimal amount,
    BigDecimal open,
    BigDecimal charges,
    BigDecimal discount,
    LocalDate discountUntil,
    LocalDate dueOn) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  boolean isOpen() {
    return open.signum() > 0;
  }

  /** When so much was taken of it: first what was invoiced, then the charges. */
  Item less(BigDecimal taken) {
    BigDecimal left = open.subtract(taken);
    return left.signum() > 0 || charges.signum() == 0
        ? with(left, charges)
        : with(left.add(charges), BigDecimal.ZERO);
  }

  /** As it is paid together with what lateness has cost. */
  Item withCharges() {
    return with(open.add(charges), BigDecimal.ZERO);
  }

  /** With so much of it open. */
  Item with(BigDecimal left, BigDecimal charged) {
    return new Item(
        id,
        sellingEntityId,
        customerId,
        payerId,
        parentId,
        customerKey,
        segment,
        number,
        digits,
        order,
        currency,
        amount,
        left,
        charged,
        discount,
        discountUntil,
        dueOn);
  }

  /** What may be left out by who pays early; zero without a discount or once a part is paid. */
  BigDecimal discountAmount() {
    return discount == null || open.compareTo(amount) != 0
        ? BigDecimal.ZERO
        : amount.multiply(discount).divide(HUNDRED, 2, RoundingMode.HALF_UP);
  }

  /** Days after the last day of the discount; 0 while it may be taken. */
  long daysLate(LocalDate paidOn) {
    return discountUntil == null || !paidOn.isAfter(discountUntil)
        ? 0
        : paidOn.toEpochDay() - discountUntil.toEpochDay();
  }
}

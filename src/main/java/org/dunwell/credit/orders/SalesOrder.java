package org.dunwell.credit.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An order that was checked, as it stands.
 *
 * @param customer its number
 * @param number the order system's
 * @param currency ISO 4217, of amount, reserved, delivered, billed and invoiced
 * @param reserved how much of it was approved
 * @param billed as the order system says
 * @param invoiced as invoices of the ledger with its number in their reference say
 * @param state {@code approved}, {@code held}, {@code prepay}, {@code closed}, {@code cancelled} or
 *     {@code expired}
 * @param reason the word of the table's answer
 * @param reasons sentences for people, one a line
 * @param exposure before this order, when it was decided, in {@code partyCurrency}
 * @param exposureLimit then; null for none
 * @param room what was left of the limit with this order, below 0 when it did not reach; null
 *     without a limit
 * @param reservedUntil the last day; null when nothing is reserved
 */
public record SalesOrder(
    long id,
    long partyId,
    long customerId,
    String customer,
    String customerName,
    String number,
    String currency,
    BigDecimal amount,
    boolean prepaid,
    BigDecimal reserved,
    BigDecimal delivered,
    BigDecimal billed,
    BigDecimal invoiced,
    String state,
    String reason,
    String reasons,
    String partyCurrency,
    BigDecimal exposure,
    BigDecimal exposureLimit,
    BigDecimal room,
    long decisionId,
    String askedBy,
    Instant askedAt,
    Instant decidedAt,
    LocalDate reservedUntil) {

  /** Whether it still stands: neither cancelled nor expired. */
  boolean stands() {
    return !state.equals("cancelled") && !state.equals("expired");
  }

  /** Whether the same was asked before, and the answer stands. */
  boolean answers(NewOrder wanted) {
    return stands()
        && currency.equals(wanted.amount().currency().getCurrencyCode())
        && amount.compareTo(wanted.amount().amount()) == 0
        && prepaid == wanted.prepaid();
  }

  /** The sentences. */
  public List<String> sentences() {
    return reasons.isEmpty() ? List.of() : reasons.lines().toList();
  }

  /** {@code approve}, {@code hold} or {@code prepay}, as the order system reads it. */
  public String decision() {
    return switch (state) {
      case "approved", "closed" -> "approve";
      case "prepay" -> "prepay";
      default -> "hold";
    };
  }
}

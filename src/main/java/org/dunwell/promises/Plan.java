package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A payment plan: several payments instead of one, each a promise once the plan runs.
 *
 * @param currency ISO 4217, of all amounts
 * @param state {@code proposed}, {@code running}, {@code kept}, {@code ended} (a payment was missed
 *     or somebody ended it), {@code rejected} or {@code withdrawn} (before it ran)
 * @param approval {@code none} or {@code credit-manager}: whose word it needed
 * @param decidedBy who approved or rejected it; null when nobody had to
 * @param reason why it ended or was rejected
 * @param legs by number
 * @param invoices oldest due first
 */
public record Plan(
    long id,
    long customerId,
    String customerNumber,
    String customerName,
    long sellingEntityId,
    String currency,
    BigDecimal amount,
    String frequency,
    String state,
    String saidBy,
    String note,
    String proposedBy,
    Instant proposedAt,
    String approval,
    String decidedBy,
    Instant decidedAt,
    Instant endedAt,
    String reason,
    List<Leg> legs,
    List<Share> invoices) {

  /**
   * One payment.
   *
   * @param promiseId null before the plan runs
   * @param state of its promise; {@code planned} before the plan runs
   */
  public record Leg(
      long planId,
      int number,
      String currency,
      BigDecimal amount,
      LocalDate dueOn,
      Long promiseId,
      String state,
      BigDecimal keptAmount) {

    public Leg {
      amount = Phrases.in(currency, amount);
      keptAmount = Phrases.in(currency, keptAmount);
    }
  }

  /** What of an invoice the plan is about. */
  public record Share(
      long planId, long invoiceId, String invoiceNumber, String currency, BigDecimal amount) {

    public Share {
      amount = Phrases.in(currency, amount);
    }
  }

  public Plan {
    amount = Phrases.in(currency, amount);
  }

  public boolean isOver() {
    return endedAt != null;
  }

  /** Whether a credit manager has to say yes first. */
  public boolean needsApproval() {
    return approval.equals("credit-manager");
  }

  List<Long> invoiceIds() {
    return invoices.stream().map(Share::invoiceId).toList();
  }

  /** One line per payment, for people to read. */
  public String schedule() {
    return String.join(
        "\n",
        legs.stream()
            .map(leg -> Phrases.day(leg.dueOn()) + ": " + Phrases.money(currency, leg.amount()))
            .toList());
  }
}

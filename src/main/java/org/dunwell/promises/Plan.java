package org.dunwell.promises;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A payment plan: several payments instead of one, each a promise once the plan runs.
 *
 * @param currency ISO 4217, of all amounts
 * @param state {@code proposed}, {@code running}, {@code kept}, {@code ended} (a payment was missed
 *     or somebody ended it), {@code rejected} or {@code withdrawn} (before it ran)
 * @param approval {@code none} or {@code credit-manager}: whose word it needed
 * @param decidedBy who approved or rejected it; null when nobody had to
 * @param reason why it ended or was rejected
 * @param interestPercent a year, on what is in the plan while it runs; null when none is agreed
 * @param startedOn the first day it ran, or null
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
    BigDecimal interestPercent,
    LocalDate startedOn,
    List<Leg> legs,
    List<Share> invoices) {

  /**
   * One payment.
   *
   * @param promiseId null before the plan runs
   * @param state of its promise; {@code planned} before the plan runs
   * @param interest of the plan up to that day, as foreseen if all is paid on time; null when none
   *     is agreed
   */
  public record Leg(
      long planId,
      int number,
      String currency,
      BigDecimal amount,
      LocalDate dueOn,
      Long promiseId,
      String state,
      BigDecimal keptAmount,
      BigDecimal interest) {

    public Leg {
      amount = Phrases.in(currency, amount);
      keptAmount = Phrases.in(currency, keptAmount);
      interest = interest == null ? null : Phrases.in(currency, interest);
    }

    Leg foreseeing(BigDecimal other) {
      return new Leg(planId, number, currency, amount, dueOn, promiseId, state, keptAmount, other);
    }

    String line() {
      String line = Phrases.day(dueOn) + ": " + Phrases.money(currency, amount);
      return interest == null
          ? line
          : line + ", interest until then " + Phrases.money(currency, interest);
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
    interestPercent = interestPercent == null ? null : Phrases.rate(interestPercent);
  }

  /** All interest foreseen if every payment is there on its day; null when none is agreed. */
  @JsonProperty
  public BigDecimal interestForeseen() {
    return legs.get(legs.size() - 1).interest();
  }

  /** What the customer pays in all if it pays on time; null when no interest is agreed. */
  @JsonProperty
  public BigDecimal costForeseen() {
    return interestForeseen() == null ? null : amount.add(interestForeseen());
  }

  public boolean isRunning() {
    return state.equals("running");
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

  /** The same plan with another forecast of its interest, by leg. */
  Plan foreseeing(List<BigDecimal> interest) {
    List<Leg> told =
        IntStream.range(0, legs.size())
            .mapToObj(i -> legs.get(i).foreseeing(interest.get(i)))
            .toList();
    return new Plan(
        id,
        customerId,
        customerNumber,
        customerName,
        sellingEntityId,
        currency,
        amount,
        frequency,
        state,
        saidBy,
        note,
        proposedBy,
        proposedAt,
        approval,
        decidedBy,
        decidedAt,
        endedAt,
        reason,
        interestPercent,
        startedOn,
        told,
        invoices);
  }

  /** One line per payment, for people to read. */
  public String schedule() {
    List<String> lines = new ArrayList<>(legs.stream().map(Leg::line).toList());
    if (interestPercent != null) {
      lines.add(
          "Interest of %s %% a year: %s foreseen, %s in all"
              .formatted(
                  Phrases.percent(interestPercent),
                  Phrases.money(currency, interestForeseen()),
                  Phrases.money(currency, costForeseen())));
    }
    return String.join("\n", lines);
  }
}

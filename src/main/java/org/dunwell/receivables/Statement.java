package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * All that is open between a customer and a selling entity of ours on a day, as a letter shows it.
 *
 * @param asOf the day in the selling entity's zone
 * @param items open invoices by currency, oldest due first
 * @param credits what the customer has in hand with us by currency, oldest first
 * @param totals one for each currency there is, by code; without claims
 * @param claims what lateness has cost and is asked for besides, by invoice
 */
public record Statement(
    Account account,
    LocalDate asOf,
    List<Item> items,
    List<Credit> credits,
    List<Totals> totals,
    List<Claim> claims) {

  /** The same, as if these invoices were not there. */
  public Statement without(Collection<Long> invoiceIds) {
    return invoiceIds.isEmpty()
        ? this
        : Statements.statement(
            account,
            asOf,
            items.stream().filter(item -> !invoiceIds.contains(item.invoiceId())).toList(),
            credits,
            claims.stream().filter(claim -> !invoiceIds.contains(claim.invoiceId())).toList());
  }

  /** The same with one more claim. */
  public Statement with(Claim claim) {
    List<Claim> more = new ArrayList<>(claims);
    more.add(claim);
    return new Statement(account, asOf, items, credits, totals, List.copyOf(more));
  }

  /**
   * An open invoice.
   *
   * @param dueOn due date of its oldest open instalment
   * @param amount the invoice's, in {@code currency} as the others
   * @param open what is open of it
   * @param daysLate days since {@code dueOn}, 0 when it is not past due
   * @param blockedKind see {@link PastDueFacts#standing()}; null when nothing is blocked
   * @param blockedAmount how much of {@code open} is blocked, 0 when nothing is
   * @param pastDue how much of {@code open} is past due: less than all when later instalments are
   *     not yet due
   * @param charges how much of {@code open} was not invoiced but booked for lateness
   */
  public record Item(
      long invoiceId,
      String number,
      LocalDate issuedOn,
      LocalDate dueOn,
      String currency,
      BigDecimal amount,
      BigDecimal open,
      int daysLate,
      String blockedKind,
      BigDecimal blockedAmount,
      BigDecimal pastDue,
      BigDecimal charges) {

    public Item {
      amount = Amounts.in(currency, amount);
      open = Amounts.in(currency, open);
      blockedAmount = Amounts.in(currency, blockedAmount);
      pastDue = Amounts.in(currency, pastDue);
      charges = Amounts.in(currency, charges);
    }

    /** How much of what is past due is blocked. */
    public BigDecimal blockedPastDue() {
      return blockedAmount.min(pastDue);
    }
  }

  /**
   * Money or a credit note of the customer that no invoice has used up.
   *
   * @param kind {@code payment} or {@code credit-note}
   * @param reference the payment's reference or the credit note's number
   * @param date received or issued
   */
  public record Credit(
      String kind, String reference, LocalDate date, String currency, BigDecimal unapplied) {

    public Credit {
      unapplied = Amounts.in(currency, unapplied);
    }
  }

  /**
   * Interest, a lump sum or a reminder's fee that is asked for and not booked.
   *
   * @param kind {@code interest}, {@code plan-interest} (agreed with a payment plan), {@code
   *     compensation} or {@code fee}
   * @param toDay of interest: the last day it is reckoned to; null for the others
   * @param percent a year, of a plan's interest where it is one rate; else null
   */
  public record Claim(
      long invoiceId,
      String invoiceNumber,
      String kind,
      String currency,
      BigDecimal amount,
      LocalDate fromDay,
      LocalDate toDay,
      BigDecimal percent) {

    public Claim {
      amount = Amounts.in(currency, amount);
    }
  }

  /**
   * Sums of one currency.
   *
   * @param blocked how much of what is past due is blocked
   * @param due what we ask for: past due less blocked less credits, never below 0; equals the sum
   *     of {@link PastDueFacts#collectibleAmount()}
   */
  public record Totals(
      String currency,
      BigDecimal open,
      BigDecimal pastDue,
      BigDecimal blocked,
      BigDecimal credits,
      BigDecimal due) {}
}

package org.dunwell.promises.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.web.Typed;
import org.dunwell.promises.Choice;
import org.dunwell.promises.NewPlan;
import org.dunwell.promises.PlanRates;

/** What was typed on the page, as it was typed: it stands there again when it is refused. */
record PlanForm(
    List<Long> invoice,
    String amount,
    Integer payments,
    String first,
    String frequency,
    String list,
    String interest,
    String saidBy,
    String note) {

  /** More payments than any plan may have; what is allowed the rule table says. */
  private static final int MOST_PAYMENTS = 100;

  PlanForm {
    invoice = invoice == null ? List.of() : invoice;
    frequency = frequency == null ? "monthly" : frequency;
  }

  /** Before anybody has typed. */
  static PlanForm fresh(List<Long> invoice, int payments, String first, String saidBy) {
    return new PlanForm(invoice, null, payments, first, null, null, null, saidBy, null);
  }

  /** With the rate that is offered, if one is. */
  PlanForm offered(PlanRates.Offer offer) {
    return offer == null || offer.suggested() == null
        ? this
        : new PlanForm(
            invoice,
            amount,
            payments,
            first,
            frequency,
            list,
            offer.suggested().toPlainString(),
            saidBy,
            note);
  }

  NewPlan plan(long customerId, Choice choice, String by) {
    return new NewPlan(
        customerId,
        invoice,
        frequency,
        legs(choice),
        Typed.text(saidBy),
        by,
        Typed.text(note),
        percent());
  }

  /**
   * The rate of interest that was typed; null for none.
   *
   * @throws BrokenRule when it is no number
   */
  private BigDecimal percent() {
    try {
      return Typed.amount(interest);
    } catch (BrokenRule noNumber) {
      throw new BrokenRule(
          "\"%s\" is no rate of interest. Write percent a year, like 6.00.".formatted(interest));
    }
  }

  /**
   * The payments that were described.
   *
   * @throws BrokenRule when something is missing or wrong
   */
  List<NewPlan.Leg> legs(Choice choice) {
    return frequency.equals("list") ? listed() : evenly(choice);
  }

  private List<NewPlan.Leg> evenly(Choice choice) {
    if (payments == null || payments < 1 || payments > MOST_PAYMENTS) {
      throw new BrokenRule(
          "Say how many payments there are to be: 1 to %d.".formatted(MOST_PAYMENTS));
    }
    if (PromiseForm.day(first) == null) {
      throw new BrokenRule("Say on which day the first payment is due.");
    }
    BigDecimal typed = Typed.amount(amount);
    BigDecimal total = typed == null ? chosen(choice) : typed;
    if (total.signum() <= 0) {
      throw new BrokenRule("Choose invoices of which something can be promised.");
    }
    try {
      return NewPlan.evenly(
          Money.of(total, choice.currency()), payments, PromiseForm.day(first), frequency);
    } catch (IllegalArgumentException tooFine) {
      throw new BrokenRule(tooFine.getMessage());
    }
  }

  private BigDecimal chosen(Choice choice) {
    return choice.lines().stream()
        .filter(line -> invoice.contains(line.invoiceId()))
        .map(Choice.Line::most)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<NewPlan.Leg> listed() {
    List<NewPlan.Leg> legs = new ArrayList<>();
    for (String line : list == null ? List.<String>of() : list.lines().toList()) {
      String[] words = line.strip().split("[\\s;]+");
      if (words.length == 2) {
        legs.add(new NewPlan.Leg(Typed.amount(words[1]), PromiseForm.day(words[0])));
      } else if (!line.isBlank()) {
        throw new BrokenRule(
            "\"%s\" is not a payment. Write a day and an amount, like 2026-04-01 500.00."
                .formatted(line));
      }
    }
    return legs;
  }
}

package org.dunwell.promises.proposals;

import java.math.BigDecimal;
import java.util.function.Function;
import org.dunwell.platform.Money;
import org.dunwell.promises.Choice;
import org.dunwell.promises.Limits;

/** What is past due with one company of ours in one currency, and what may be promised of it. */
record Owed(Choice choice, Limits limits) {

  String currency() {
    return choice.currency();
  }

  /** What of it can be promised: "half" is half of this. */
  Money pastDue() {
    return Money.of(sum(Choice.Line::most), currency());
  }

  /**
   * What of the late invoices is open and cannot be promised: disputed, blocked, covered by a
   * credit, part of a plan, or not due yet.
   */
  BigDecimal leftOut() {
    return choice.lines().stream()
        .filter(line -> line.daysLate() > 0)
        .map(
            line ->
                line.obstacle() == null
                    ? line.openAmount().subtract(line.most())
                    : line.openAmount())
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .max(BigDecimal.ZERO);
  }

  /** All that can be promised (null) when more was said, or nothing that could be paid here. */
  BigDecimal amount(Money said) {
    boolean fits =
        said != null
            && said.currency().equals(pastDue().currency())
            && said.amount().compareTo(limits.most()) < 0;
    return fits ? said.amount() : null;
  }

  private BigDecimal sum(Function<Choice.Line, BigDecimal> amount) {
    return choice.lines().stream()
        .filter(Choice.Line::suggested)
        .map(amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Such as {@code 1,650.00 EUR past due with Nordwerk GmbH}. */
  String words() {
    return "%s past due with %s".formatted(pastDue().words(), choice.sellingEntityName());
  }
}

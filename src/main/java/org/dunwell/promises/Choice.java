package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.BrokenRule;

/**
 * The open invoices of one customer with one company of ours in one currency: what one promise or
 * plan can be about.
 *
 * @param key names it in addresses, such as {@code 3-EUR}
 * @param today in the selling entity's zone
 * @param lines oldest due first, at most {@value Baskets#MOST_INVOICES} of all lines together
 */
public record Choice(
    String key,
    long sellingEntityId,
    String sellingEntityName,
    String currency,
    LocalDate today,
    List<Line> lines) {

  /**
   * One invoice.
   *
   * @param daysLate below 0 before it is due
   * @param most what can be promised of it; 0 when nothing can
   * @param obstacle why nothing can be promised; null when something can
   */
  public record Line(
      long invoiceId,
      String number,
      LocalDate dueOn,
      long daysLate,
      BigDecimal openAmount,
      BigDecimal most,
      String obstacle) {

    /** Whether it is chosen before anybody has chosen. */
    public boolean suggested() {
      return obstacle == null && daysLate > 0;
    }
  }

  /** The invoices that are chosen before anybody has chosen: all that is past due. */
  public List<Long> suggested() {
    return lines.stream().filter(Line::suggested).map(Line::invoiceId).toList();
  }

  /** All that could be promised. */
  public BigDecimal most() {
    return lines.stream().map(Line::most).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * The one of that key; without a key the one with the oldest invoice.
   *
   * @throws BrokenRule when there is none
   */
  public static Choice of(List<Choice> choices, String key) {
    return choices.stream()
        .filter(choice -> key == null || key.isEmpty() || choice.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new BrokenRule("This customer has no open invoice to agree about."));
  }
}

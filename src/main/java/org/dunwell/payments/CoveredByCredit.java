package org.dunwell.payments;

import java.math.BigDecimal;
import org.dunwell.platform.BrokenRule;

/** Nothing would be left to pay: what the payer has in hand with us covers all of it. */
public class CoveredByCredit extends BrokenRule {

  private static final long serialVersionUID = 1L;

  private final BigDecimal credit;

  /**
   * @param credit what is in hand
   * @param currency ISO 4217, of the credit
   */
  public CoveredByCredit(BigDecimal credit, String currency) {
    super(
        "Your credit of %s %s covers what you chose. Choose more, or pay without the credit; to have it set off, write to us."
            .formatted(credit.toPlainString(), currency));
    this.credit = credit;
  }

  /** What is in hand, in the currency of what was chosen and its decimals. */
  public BigDecimal credit() {
    return credit;
  }
}

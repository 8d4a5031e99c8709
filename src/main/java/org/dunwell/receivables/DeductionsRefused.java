package org.dunwell.receivables;

import java.util.List;
import org.dunwell.platform.BrokenRule;

/** Payments say that they left out what they cannot have left out; nothing of them is stored. */
public class DeductionsRefused extends BrokenRule {

  /**
   * What is wrong with one of them.
   *
   * @param about what has to be mended
   */
  public record Refusal(long paymentId, About about, String problem, String mend) {}

  /** A part of what was said. */
  public enum About {
    REASON,
    AMOUNT,
    INVOICE
  }

  private final List<Refusal> refusals;

  DeductionsRefused(List<Refusal> refusals) {
    super(refusals.get(0).problem() + " " + refusals.get(0).mend());
    this.refusals = List.copyOf(refusals);
  }

  public List<Refusal> refusals() {
    return refusals;
  }
}

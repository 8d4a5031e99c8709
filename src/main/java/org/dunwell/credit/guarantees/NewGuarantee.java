package org.dunwell.credit.guarantees;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;

/**
 * A guarantee to be entered.
 *
 * @param kind one of {@link #KINDS}
 * @param until the last day; null for no end
 * @param note null for none
 */
public record NewGuarantee(
    long partyId, String kind, String guarantor, Money amount, LocalDate until, String note) {

  /** By a bank, the parent company, a person; money deposited; title to the goods retained. */
  public static final List<String> KINDS =
      List.of("bank", "parent", "personal", "deposit", "retention");

  private static final int LONGEST = 120;
  private static final int LONGEST_NOTE = 500;

  public NewGuarantee {
    if (kind == null || !KINDS.contains(kind)) {
      throw new BrokenRule("A guarantee is one of %s.".formatted(String.join(", ", KINDS)));
    }
    guarantor = guarantor == null ? "" : guarantor.strip();
    if (guarantor.isEmpty() || guarantor.length() > LONGEST) {
      throw new BrokenRule("Say in 1 to %d characters who gives it.".formatted(LONGEST));
    }
    if (amount == null || !amount.isPositive()) {
      throw new BrokenRule("A guarantee is for an amount above 0.");
    }
    note = note == null || note.isBlank() ? null : note.strip();
    if (note != null && note.length() > LONGEST_NOTE) {
      throw new BrokenRule("The note has %d characters at most.".formatted(LONGEST_NOTE));
    }
  }
}

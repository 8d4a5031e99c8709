package org.dunwell.receivables;

import java.util.List;

/**
 * Payers left out parts of invoices and said why. Published once for each payment, in the
 * transaction that records and allocates it, with the invoices' customers locked.
 */
public record DeductionsTaken(List<Deduction> deductions) {

  public DeductionsTaken {
    deductions = List.copyOf(deductions);
  }
}

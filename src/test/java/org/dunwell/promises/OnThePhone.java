package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;

/** What a customer says on the phone, for tests. */
final class OnThePhone {

  private OnThePhone() {}

  /** A promise that Ann takes; without an amount it is about all that can be promised. */
  static NewPromise says(long customer, LocalDate day, String amount, long... invoices) {
    return new NewPromise(
        null,
        customer,
        Arrays.stream(invoices).boxed().toList(),
        amount == null ? null : new BigDecimal(amount),
        day,
        "phone",
        "Ms Payable",
        "ann",
        null);
  }
}

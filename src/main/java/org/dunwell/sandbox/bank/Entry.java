package org.dunwell.sandbox.bank;

import java.math.BigDecimal;

/**
 * A movement on the statement.
 *
 * @param amount below zero when the bank takes it back
 * @param returnReason ISO 20022 code of a return; null for a payment
 */
record Entry(
    BigDecimal amount,
    String endToEndId,
    String payer,
    String account,
    String text,
    String returnReason) {

  Entry takenBack(String reason) {
    return new Entry(amount.negate(), endToEndId, payer, account, "Returned", reason);
  }
}

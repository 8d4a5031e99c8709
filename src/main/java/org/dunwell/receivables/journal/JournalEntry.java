package org.dunwell.receivables.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.dunwell.receivables.Amounts;

/**
 * One fact that Dunwell brought about in the ledger.
 *
 * @param key unique and for ever; the ERP keeps it as its reference
 * @param type {@code payment} and {@code credit-note} (a document of its own), {@code allocation}
 *     (it clears a part of an invoice), {@code write-off}, {@code discount}, {@code charge} (so
 *     much more is owed), {@code charge-ended} (a charge is waived or was none), {@code refund} or
 *     {@code chargeback} (money that went back, below zero)
 * @param posting {@code dunwell} or {@code erp}: who had the last word when it was written
 * @param document the payment's reference, the credit note's number, {@code WO-} or {@code CH-} and
 *     a number
 * @param charge the charge's document, when it is about one and not about what was invoiced
 * @param invoice which it closes in part, null for documents
 * @param amount below zero when it takes back what was posted before
 * @param postingDay the day in the selling entity's zone on which it came about
 * @param documentDay from which it counts: value date, date of the credit note
 * @param reverses key of what it takes back, or null
 * @param replaces key of the refused entry that it repeats, or null
 * @param batch the batch in which it left, null while it waits
 * @param state {@code open} (not acknowledged), {@code posted}, {@code refused}, {@code known} (the
 *     ERP had it before it left) or {@code void} (it takes back what the ERP never posted)
 * @param refusalSettled of a refused one: sent {@code again}, taken {@code back}, or null
 * @param seenAt when a file of the ERP's first showed it
 * @param creditedAmount of a payment that was paid in another currency than the bank account has:
 *     what the account shows, with the sign of {@code amount}; else null
 */
public record JournalEntry(
    long id,
    String key,
    String sellingEntity,
    String type,
    String posting,
    String customer,
    String invoice,
    String document,
    String charge,
    BigDecimal amount,
    String currency,
    LocalDate postingDay,
    LocalDate documentDay,
    String reason,
    String reverses,
    String replaces,
    String createdBy,
    Instant createdAt,
    String batch,
    String state,
    String erpNumber,
    String refusal,
    String refusalSettled,
    Instant acknowledgedAt,
    Instant seenAt,
    Long seenImportId,
    @JsonIgnore long sellingEntityId,
    @JsonIgnore long customerId,
    @JsonIgnore Long invoiceId,
    @JsonIgnore Long paymentId,
    @JsonIgnore Long creditNoteId,
    @JsonIgnore Long writeOffId,
    @JsonIgnore Long chargeId,
    BigDecimal creditedAmount,
    String creditedCurrency) {

  public JournalEntry {
    amount = Amounts.in(currency, amount);
    creditedAmount = creditedAmount == null ? null : Amounts.in(creditedCurrency, creditedAmount);
  }

  /** Whether the ERP has refused it and nobody has done anything about it yet. */
  public boolean waitsForAPerson() {
    return state.equals("refused") && refusalSettled == null;
  }
}

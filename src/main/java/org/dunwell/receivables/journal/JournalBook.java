package org.dunwell.receivables.journal;

/**
 * How the ERP of a selling entity wants its journal.
 *
 * @param posting {@code dunwell}: we post and the ERP books it likewise; {@code erp}: we request,
 *     and what the ERP refuses is taken back here by itself
 * @param cash who says which invoices the money of the ERP's own payment files pays: {@code erp},
 *     or {@code dunwell}, whose allocations then leave as entries
 * @param webhookUrl where batches are posted to, or null
 * @param signed whether there is a secret to sign with
 * @param lastNumber of the batches, 0 before the first
 */
public record JournalBook(
    long sellingEntityId,
    String sellingEntity,
    String posting,
    String cash,
    String webhookUrl,
    String receivablesAccount,
    String bankAccount,
    String creditsAccount,
    String badDebtAccount,
    boolean signed,
    int lastNumber,
    int version) {}

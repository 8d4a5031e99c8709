package org.dunwell.receivables;

import java.util.Collection;

/**
 * Payments, credit notes, write-offs or a snapshot of the ledger have closed parts of these
 * invoices, or what had closed them was taken back. Published in the transaction that writes it
 * down, with the invoices' customers locked.
 */
public record InvoicesSettled(Collection<Long> invoiceIds) {}

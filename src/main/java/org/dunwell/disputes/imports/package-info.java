/**
 * Disputes that come in with the ledger: by a file of their own, by a column of its invoices, by
 * payments that say why they are short.
 */
package org.dunwell.disputes.imports;

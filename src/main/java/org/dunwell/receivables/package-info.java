/**
 * What is owed and what came in: selling entities, customers and their contacts, invoices with
 * instalments, payments, credit notes, write-offs, what closed what, blocks, statements. Knows who
 * owes how much since when and what of it may be collected; must not know what anybody does about
 * it: no letters, calls, cases or processes here.
 *
 * <p>Whoever changes what is owed locks the customers first, in id order ({@code LedgerLocks}); so
 * two payments at once queue up instead of meeting. Changed amounts leave nudges and timeline lines
 * in the same transaction.
 */
@ApplicationModule(displayName = "Receivables", allowedDependencies = "platform")
package org.dunwell.receivables;

import org.springframework.modulith.ApplicationModule;

/**
 * Customers we collect from by direct debit: nobody asks them for the money before the bank has
 * said what became of it.
 */
package org.dunwell.receivables.debits;

/** What payment providers pay out to our bank accounts, and how it looks on a bank statement. */
package org.dunwell.payments.payouts;

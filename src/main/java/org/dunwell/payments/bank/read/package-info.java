/**
 * Bank files become lines: camt, MT940, BAI2, OFX and CSV, each by the library of the field where
 * there is one. Knows nothing of the ledger, and never holds more of a file than one entry.
 */
package org.dunwell.payments.bank.read;

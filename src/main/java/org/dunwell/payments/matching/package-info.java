/**
 * Which invoices a line of a bank statement pays: what speaks for them is found set-based, weighed
 * line by line, decided by {@code rules/matching.dmn}, and posted when it is sure. What is
 * ambiguous is never posted; it waits in a queue with ranked suggestions.
 */
@NamedInterface("matching")
package org.dunwell.payments.matching;

import org.springframework.modulith.NamedInterface;

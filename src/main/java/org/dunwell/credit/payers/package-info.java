/**
 * Customers with a poor payment history: how much of what they owe is at risk and how much of it
 * will not come. A list to look at, to take along as a file, and by mail for whoever wants it.
 */
@NamedInterface("payers")
package org.dunwell.credit.payers;

import org.springframework.modulith.NamedInterface;

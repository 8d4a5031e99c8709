/**
 * How much a customer may owe us: proposed by {@code rules/credit-limit.dmn}, approved by whom
 * {@code rules/credit-authority.dmn} names, in force by its dates, kept for ever with the decision
 * that explains it.
 */
@NamedInterface("limits")
package org.dunwell.credit.limits;

import org.springframework.modulith.NamedInterface;

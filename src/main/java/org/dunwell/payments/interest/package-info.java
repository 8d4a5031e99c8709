/**
 * What lateness costs: interest by law or contract to the day, lump sums for the costs of recovery.
 * Claimed, it is shown and asked for, but nobody waits for it; booked, it is a charge on the
 * invoice. Rates and laws are dated rows, never constants; {@code rules/late-charges.dmn} says
 * which charges whom.
 */
@NamedInterface("interest")
package org.dunwell.payments.interest;

import org.springframework.modulith.NamedInterface;

/**
 * How much is at stake with a customer and with its group: what is owed, ordered, delivered and not
 * billed, less money in hand. What counts {@code rules/exposure-policy.dmn} says by group of
 * customers.
 */
@NamedInterface("exposure")
package org.dunwell.credit.exposure;

import org.springframework.modulith.NamedInterface;

/**
 * Invoices, or a whole customer, that one of us leaves alone until a day, within the limits of
 * {@code rules/hold-limits.dmn}. A hold is a block on each of its invoices; the rest goes on.
 */
@NamedInterface("holds")
package org.dunwell.collections.holds;

import org.springframework.modulith.NamedInterface;

/**
 * Customers to whom nothing is delivered on account: placed by a person or a rule, looked at again
 * on a day, released with a reason.
 */
@NamedInterface("holds")
package org.dunwell.credit.holds;

import org.springframework.modulith.NamedInterface;

/**
 * Reviews of a party's credit: begun by news, by a person or because it is time, gathered by the
 * process {@code credit-review}, decided by a credit manager. Which months lie between two is
 * {@code rules/review-cycle.dmn}'s to say.
 */
@NamedInterface("reviews")
package org.dunwell.credit.reviews;

import org.springframework.modulith.NamedInterface;

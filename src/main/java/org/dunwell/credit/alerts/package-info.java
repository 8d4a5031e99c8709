/**
 * What somebody has to look at because a party's credit has changed. News are noted in their own
 * transactions and thought through after; {@code rules/credit-alert.dmn} says what is worth an
 * alert and what a review.
 */
@NamedInterface("alerts")
package org.dunwell.credit.alerts;

import org.springframework.modulith.NamedInterface;

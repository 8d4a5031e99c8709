/**
 * How much we trust a party, in points and a class, and why: its own behaviour, its accounts and
 * what bureaus say, weighed by decision tables. Sets the risk class of customers. Asks for bureaus'
 * scores through {@link org.dunwell.credit.scores.OtherScores} and knows no bureau.
 */
@NamedInterface("scores")
package org.dunwell.credit.scores;

import org.springframework.modulith.NamedInterface;

/**
 * What currencies are worth in each other, from a day on: entered with their source, never guessed.
 */
@NamedInterface("rates")
package org.dunwell.credit.rates;

import org.springframework.modulith.NamedInterface;

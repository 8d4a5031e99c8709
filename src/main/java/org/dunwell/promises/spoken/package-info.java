/**
 * Promises to pay that are found in what was said on the phone. Pure: a transcript and what the
 * house knows about the debt go in, proposals come out, nothing is stored and nobody is promised
 * anything. A person confirms each proposal; what it was found by stands beside it.
 *
 * <p>What makes a sentence a promise stands in {@code spoken-promises.en.yaml} and {@code .de.yaml}
 * as named patterns with their reasons, days and amounts are read by {@link
 * org.dunwell.promises.spoken.SaidDays} and {@link org.dunwell.promises.spoken.SaidAmounts}.
 */
@NamedInterface("spoken")
package org.dunwell.promises.spoken;

import org.springframework.modulith.NamedInterface;

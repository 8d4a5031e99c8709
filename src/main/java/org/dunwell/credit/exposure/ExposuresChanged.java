package org.dunwell.credit.exposure;

import java.util.List;

/**
 * Something about what is at stake with these parties has changed: money came or went, an order, a
 * delivery, an invoice, a dispute. At most 200 at a time; published in the transaction that writes
 * it down.
 */
public record ExposuresChanged(List<Long> partyIds) {}

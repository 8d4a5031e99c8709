package org.dunwell.credit.reviews;

/**
 * Somebody has decided about a party's credit. Published in the transaction that writes it down.
 *
 * @param by a user id
 */
public record ReviewDecided(long partyId, String by) {}

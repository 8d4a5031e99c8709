package org.dunwell.credit.scores;

import java.time.LocalDate;

/**
 * What a bureau says of a party.
 *
 * @param points on our scale, 0 to 100
 * @param insolvent it knows of an insolvency
 */
public record OutsideScore(
    long partyId, String bureau, int points, LocalDate reportedOn, boolean insolvent) {}

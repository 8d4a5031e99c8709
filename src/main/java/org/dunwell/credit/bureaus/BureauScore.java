package org.dunwell.credit.bureaus;

import java.time.LocalDate;

/**
 * What the bureaus say of a party in short.
 *
 * @param points on our scale, 0 to 100, of the latest report that has a score
 * @param reportedOn the day as of which that report speaks
 * @param insolvent whether the latest report gives notice of an insolvency
 */
public record BureauScore(
    long partyId, String bureau, int points, LocalDate reportedOn, boolean insolvent) {}

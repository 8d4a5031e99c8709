package org.dunwell.credit.limits;

import java.util.List;

/**
 * Another limit is in force for these parties, or for the groups they head. Published in the
 * transaction that writes it down; when a day brings it about, on the morning of that day.
 */
public record LimitsChanged(List<Long> partyIds) {}

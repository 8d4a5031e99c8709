package org.dunwell.credit.bureaus;

import java.util.List;

/** Reports about these parties were stored; published in the transaction that stores them. */
public record BureauReportsArrived(List<Long> partyIds) {}

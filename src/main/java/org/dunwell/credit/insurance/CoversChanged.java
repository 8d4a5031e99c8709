package org.dunwell.credit.insurance;

import java.util.List;

/** These parties are insured otherwise now. Published in the transaction that writes it down. */
public record CoversChanged(List<Long> partyIds) {}

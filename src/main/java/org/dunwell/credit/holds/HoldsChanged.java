package org.dunwell.credit.holds;

import java.util.List;

/** These parties were put on credit hold or released. Published in the transaction. */
public record HoldsChanged(List<Long> partyIds) {}

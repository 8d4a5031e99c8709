package org.dunwell.credit.financials;

import java.util.List;

/** Accounts of these parties were entered or imported. Published in the transaction that does. */
public record FinancialsEntered(List<Long> partyIds) {}

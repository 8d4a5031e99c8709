package org.dunwell.receivables;

import java.util.Collection;

/**
 * Money that closes no invoice has come in, found its invoice or gone back. Published in the
 * transaction that writes it down, with the payers locked.
 */
public record UnappliedCashChanged(Collection<Purse> purses) {}

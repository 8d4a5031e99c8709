package org.dunwell.credit.orders;

import java.util.List;

/**
 * More is at stake with these parties than before, by new orders that were approved; which frees
 * nothing for others, and pays nothing. Published in the transaction.
 */
public record OrdersReserved(List<Long> partyIds) {}

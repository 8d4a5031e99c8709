package org.dunwell.disputes;

import java.util.List;

/**
 * What these customers dispute has changed: a dispute was raised, has ended, or is about less.
 * Published in the transaction that writes it down; each customer once.
 */
public record DisputesChanged(List<Long> customerIds) {}

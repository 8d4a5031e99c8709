package org.dunwell.promises;

import java.util.List;

/**
 * These customers have asked to pay in parts, or wait for an answer no longer. Published in the
 * transaction that writes it down.
 */
public record PlanRequestsChanged(List<Long> customerIds) {}

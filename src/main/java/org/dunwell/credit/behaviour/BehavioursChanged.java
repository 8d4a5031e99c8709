package org.dunwell.credit.behaviour;

import java.util.List;

/**
 * These customers pay otherwise than was known before, or were looked at because something about
 * them has changed. Published in the transaction that writes it down; up to 500 at once.
 */
public record BehavioursChanged(List<Long> customerIds) {}

package org.dunwell.contact;

import java.util.List;

/**
 * Somebody is asked for an address or number of these customers that works, or is asked no longer.
 * Published in the transaction that writes it down.
 */
public record AddressTasksChanged(List<Long> customerIds) {}

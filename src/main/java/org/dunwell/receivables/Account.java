package org.dunwell.receivables;

/** What one customer has running with one selling entity of ours, in all currencies. */
public record Account(long customerId, long sellingEntityId) {}

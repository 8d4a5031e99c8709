package org.dunwell.collections.worklist;

import java.math.BigDecimal;

/** What a customer has promised to pay and not paid yet, in one currency. */
public record Promised(String currency, BigDecimal amount) {}

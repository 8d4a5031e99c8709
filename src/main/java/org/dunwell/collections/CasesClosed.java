package org.dunwell.collections;

import java.util.List;

/** The cases of these invoices have ended; published in the transaction in which they did. */
public record CasesClosed(List<Long> invoiceIds) {}

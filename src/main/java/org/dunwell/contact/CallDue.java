package org.dunwell.contact;

/** One call request whose hour has come. */
public record CallDue(long requestId, long customerId, long sellingEntityId, long invoiceId) {}

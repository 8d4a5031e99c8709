package org.dunwell.collections.worklist;

import java.util.List;

/**
 * What an action would do to one customer.
 *
 * @param customer its number in the ledger
 * @param included whether anything happens
 * @param what what happens, or why nothing does, as a short sentence
 * @param invoices the invoices it is about; none where the customer as a whole is meant
 */
public record BulkLine(
    long customerId,
    String customer,
    String name,
    boolean included,
    String what,
    List<Long> invoices) {}

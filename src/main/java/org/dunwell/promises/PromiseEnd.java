package org.dunwell.promises;

import java.util.List;

/**
 * What became of a promise.
 *
 * @param state see {@link Promise#state()}; never {@code open}
 */
public record PromiseEnd(long promiseId, long customerId, List<Long> invoiceIds, String state) {}

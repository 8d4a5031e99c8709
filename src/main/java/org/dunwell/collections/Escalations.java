package org.dunwell.collections;

import java.time.Instant;

/**
 * What a credit manager had to do with a case so far.
 *
 * @param decided how many escalations of it were decided, over all its episodes
 * @param pending whether one is open now
 * @param lastAt when the last one was decided; null if never
 */
record Escalations(long invoiceId, int decided, boolean pending, Instant lastAt) {}

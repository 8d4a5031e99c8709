package org.dunwell.collections;

import java.time.Instant;

/**
 * What a credit manager had to do with a case so far, over all its episodes.
 *
 * @param escalationsDecided how many escalations of it were decided
 * @param escalationPending whether one is open now
 * @param lastEscalationAt when the last one was decided; null if never
 * @param handoversDecided how often it was decided whether an agency or a lawyer gets it
 * @param handoverPending whether that is being decided now
 */
record ManagerFacts(
    long invoiceId,
    int escalationsDecided,
    boolean escalationPending,
    Instant lastEscalationAt,
    int handoversDecided,
    boolean handoverPending) {

  /** The same when more has been asked of them. */
  ManagerFacts asked(boolean escalation, boolean handover) {
    return new ManagerFacts(
        invoiceId,
        escalationsDecided,
        escalationPending || escalation,
        lastEscalationAt,
        handoversDecided,
        handoverPending || handover);
  }

  static ManagerFacts none(long invoiceId) {
    return new ManagerFacts(invoiceId, 0, false, null, 0, false);
  }
}

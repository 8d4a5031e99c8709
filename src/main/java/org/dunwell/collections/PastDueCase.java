package org.dunwell.collections;

import java.time.Instant;

/**
 * One episode of one invoice being past due: from the day it is, until nothing is past due any
 * more.
 *
 * @param businessKey names the case in the engine: invoice id / episode
 * @param action what was chosen last, an {@link Action}'s id; null before the first choice
 * @param nextAt when the case is looked at again by itself
 * @param decisionNo how many choices were made
 * @param outcome why it ended; null while it runs
 */
public record PastDueCase(
    long id,
    long invoiceId,
    int episode,
    String businessKey,
    long customerId,
    long sellingEntityId,
    String processInstanceId,
    String action,
    String tone,
    Instant nextAt,
    int decisionNo,
    Long decisionId,
    Instant startedAt,
    Instant endedAt,
    String outcome) {}

package org.dunwell.collections;

import java.time.Instant;

/**
 * A case as lists show it.
 *
 * @param state running or ended
 * @param action the step chosen last, an element's id on the diagram
 * @param nextAt when the case is looked at again by itself
 */
public record CaseView(
    long id,
    String businessKey,
    String invoice,
    String customer,
    String customerName,
    int episode,
    String state,
    String action,
    String tone,
    Instant nextAt,
    Instant startedAt,
    Instant endedAt,
    String outcome) {}

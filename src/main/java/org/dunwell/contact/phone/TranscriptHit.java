package org.dunwell.contact.phone;

import java.time.Instant;

/**
 * A call in which searched words were said.
 *
 * @param customerId null when nobody knew who called
 * @param index of the first sentence that has one of the words
 * @param startMillis where that sentence begins in the recording
 * @param at when the call was
 */
public record TranscriptHit(
    long callId,
    String direction,
    Long customerId,
    String customerName,
    Instant at,
    int index,
    String speaker,
    long startMillis,
    String text) {}

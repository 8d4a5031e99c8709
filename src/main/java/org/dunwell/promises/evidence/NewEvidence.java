package org.dunwell.promises.evidence;

/**
 * A sentence that proves a promise which was taken already.
 *
 * @param channel {@code phone}, {@code portal-phone} or {@code sms}
 * @param callId the call in the line's record; null for a text message
 * @param sentence as it was said, 1 to {@value SaidSentence#LONGEST} letters
 * @param startMillis where it begins in the recording
 * @param endMillis where it ends there
 * @param recordingSha256 null when nothing was recorded
 */
public record NewEvidence(
    long promiseId,
    String channel,
    Long callId,
    String sentence,
    long startMillis,
    long endMillis,
    String recordingSha256) {}

package org.dunwell.contact.phone;

/**
 * A sentence of a call.
 *
 * @param index its place, from 0
 * @param speaker {@code customer} or {@code collector}
 * @param startMillis from the start of the recording
 * @param endMillis likewise
 * @param text with card numbers blanked
 */
public record TranscriptLine(
    int index, String speaker, long startMillis, long endMillis, String text) {}

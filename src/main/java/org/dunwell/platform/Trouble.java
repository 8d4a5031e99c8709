package org.dunwell.platform;

import java.time.Instant;

/**
 * Work that did not succeed and waits for a person.
 *
 * @param room who reports it
 * @param kind names the {@link TroubleRetry} that can try it again
 * @param subject what it is about, in the room's own terms; at most one open trouble per subject
 * @param what one sentence for people
 * @param mend how to mend it
 * @param times how often it has happened since {@code firstAt}
 */
public record Trouble(
    long id,
    String room,
    String kind,
    String subject,
    String what,
    String mend,
    String detail,
    int times,
    Instant firstAt,
    Instant lastAt) {}

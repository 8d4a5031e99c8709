package org.dunwell.replay;

import java.time.Instant;

/**
 * One replay.
 *
 * @param report the final report as JSON; null while it runs
 */
record ReplayRun(
    long id,
    String fileName,
    Instant startsAt,
    Instant endsAt,
    String state,
    long rejected,
    String report) {}

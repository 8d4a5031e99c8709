package org.dunwell.replay;

import java.time.Instant;

/**
 * A row of the ledger file that waits for its day.
 *
 * @param id 0 until it is stored
 * @param fields canonical field names to values, as a JSON object
 */
record StagedRow(long id, Instant dueAt, String kind, long line, String fields, String raw) {}

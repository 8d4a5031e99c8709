package org.dunwell.receivables.imports;

/** A run (not a dry one) has stored its last row. */
public record ImportCompleted(long importId, String kind) {}

package org.dunwell.receivables.undo;

/** What this run brought is taken out again. */
public record ImportUndone(long importId, String kind) {}

package org.dunwell.receivables.notes;

/**
 * What a note is to be from now on.
 *
 * @param text see {@link NoteText}
 * @param pinned null: as it was
 * @param version of the note as it was read
 */
public record NoteChange(String text, Boolean pinned, int version) {}

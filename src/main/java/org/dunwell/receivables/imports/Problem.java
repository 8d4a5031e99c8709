package org.dunwell.receivables.imports;

/**
 * Why a row was refused, in words for the person who mends the file.
 *
 * @param line the line of the file, the header being line 1; 0 for constants of the mapping
 * @param field the column as the file calls it, else the field; null when it is the whole row
 * @param value what stands there; null when nothing does
 * @param problem one sentence
 * @param mend what to do about it
 * @param raw the row as it stood in the file
 */
public record Problem(
    long line, String field, String value, String problem, String mend, String raw) {}

package org.dunwell.receivables.notes;

/**
 * Something to write down.
 *
 * @param key of the writer's choice: written again under the same key it is there once; or null
 * @param invoiceId an invoice of the customer; null for the customer as a whole
 * @param text see {@link NoteText}
 * @param by user id
 */
public record NewNote(
    String key, long customerId, Long invoiceId, String text, boolean pinned, String by) {}

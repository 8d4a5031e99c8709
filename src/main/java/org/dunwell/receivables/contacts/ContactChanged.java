package org.dunwell.receivables.contacts;

/**
 * A person has put another address or number in the place of a contact's, or other facts.
 *
 * @param by user id
 */
public record ContactChanged(long contactId, String by) {}

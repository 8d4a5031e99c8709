package org.dunwell.contact;

/**
 * A mail to somebody who is no customer has reached nobody. Published in the transaction that
 * stores it.
 *
 * @param key names what it said, as whoever sent it has named it
 * @param reason what the mail server said
 */
public record OutsideMailFailed(String key, String reason) {}

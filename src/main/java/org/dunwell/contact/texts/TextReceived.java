package org.dunwell.contact.texts;

/**
 * A text message came in that is no STOP, START or HELP.
 *
 * @param textId names it, for keys such as {@code text/17}
 * @param customerId whose it is; null when nobody or several have the number
 * @param sellingEntityId to whose number; null when that is none of ours any more
 * @param from E.164. A number proves little about who writes: senders can be forged
 */
public record TextReceived(
    long textId, Long customerId, Long sellingEntityId, String from, String body) {}

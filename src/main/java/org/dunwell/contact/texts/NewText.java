package org.dunwell.contact.texts;

/**
 * Something to say in a text message.
 *
 * @param key names the occasion; saying it again under the same key says nothing
 * @param customerId whom it is said to
 * @param sellingEntityId whose number it comes from
 * @param toNumber E.164, or as people write numbers with their country
 * @param language ISO 639-1 of the words
 * @param body at most {@link TextMessages#LONGEST} characters
 * @param kind a word for it, such as {@code link}; the body of a {@link TextMessages#CODE} is
 *     forgotten when it has left
 */
public record NewText(
    String key,
    long customerId,
    long sellingEntityId,
    String toNumber,
    String language,
    String body,
    String kind) {}

package org.dunwell.contact.correspondence;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A message to be written from a template.
 *
 * @param key names what it says, such as {@code promise/12}; a second message of the same key is
 *     not sent
 * @param contactId who gets it; null for whoever gets the reminders
 * @param template such as {@code promise-confirmation}
 * @param values what stands in the places of the template, by name; amounts and dates as the
 *     customer reads them
 * @param invoiceIds what it is about: it stands on their timelines
 * @param payLink whether it ends with the link to the customer's own page
 * @param by user id of who caused it, or {@code system}
 */
public record NewMessage(
    String key,
    long customerId,
    long sellingEntityId,
    Long contactId,
    String template,
    Map<String, Object> values,
    List<Long> invoiceIds,
    boolean payLink,
    List<Attachment> attachments,
    String by) {

  public NewMessage {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(by, "by");
    values = Map.copyOf(values);
    invoiceIds = List.copyOf(invoiceIds);
    attachments = List.copyOf(attachments);
  }
}

package org.dunwell.contact;

import org.dunwell.receivables.Contact;

/**
 * An address or number that does not work.
 *
 * @param medium {@code email}, {@code post} or {@code phone}
 * @param contactId whose address or number; null for the customer's postal address
 * @param messageId what came back; null for a number
 * @param reason what the mail server said, the post, or whoever called
 */
record WrongAddress(long customerId, String medium, Long contactId, Long messageId, String reason) {

  static WrongAddress ofMail(long customerId, long contactId, long messageId, String reason) {
    return new WrongAddress(customerId, "email", contactId, messageId, reason);
  }

  static WrongAddress ofPost(long customerId, long messageId, String reason) {
    return new WrongAddress(customerId, "post", null, messageId, reason);
  }

  static WrongAddress ofPhone(Contact contact, String reason) {
    return new WrongAddress(contact.customerId(), "phone", contact.id(), null, reason);
  }
}

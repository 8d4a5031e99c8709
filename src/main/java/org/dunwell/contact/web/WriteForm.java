package org.dunwell.contact.web;

import java.util.List;

/**
 * A mail as it is being written.
 *
 * @param key names the mail, so that a form sent twice is one
 * @param contact who gets it
 * @param entity for which of our companies
 * @param invoices ids of what it is about
 * @param payLink whether the link to the customer's own page is in it; null for no
 * @param copyTo a colleague's address, or empty
 * @param mail the mail it answers, or null
 * @param copies whether the documents of these invoices go along; null for no
 */
record WriteForm(
    String key,
    Long contact,
    Long entity,
    String subject,
    String text,
    List<Long> invoices,
    Boolean payLink,
    String copyTo,
    Long mail,
    Boolean copies) {

  WriteForm {
    invoices = invoices == null ? List.of() : List.copyOf(invoices);
    copyTo = copyTo == null || copyTo.isBlank() ? null : copyTo.strip();
  }

  /** The same for somebody who must not be asked to pay. */
  WriteForm withoutPayLink() {
    return new WriteForm(
        key, contact, entity, subject, text, invoices, false, copyTo, mail, copies);
  }
}

package org.dunwell.contact;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Whom we talk to when we talk to a customer.
 *
 * @param contactId the contact that letters go to; null when no address may be written to
 * @param contactName null when only an address is known
 * @param language of the letters, {@code en} or {@code de}; English for all others
 * @param emailKnown an address that is not retired is known, whether or not it may be written to
 * @param phoneConsent nobody there has asked not to be called
 * @param addressUsable a letter can go there by post
 * @param insolvent nobody there may be asked for anything
 */
public record Person(
    long customerId,
    String timeZone,
    String calendar,
    Long contactId,
    String contactName,
    String email,
    String language,
    boolean emailKnown,
    boolean phoneConsent,
    boolean addressUsable,
    boolean insolvent) {

  /** In which hours of contact are judged. */
  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  /** Of the letters. */
  public Locale locale() {
    return language.equals("de") ? Locale.GERMANY : Locale.UK;
  }

  /** May somebody there be written to? */
  public boolean emailUsable() {
    return contactId != null;
  }
}

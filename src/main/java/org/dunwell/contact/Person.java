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
 * @param texts the number that text messages go to, E.164; null when nobody there wants any, or
 *     none arrives
 * @param textsId the contact whose it is; null without one
 * @param textsName null when only the number is known
 * @param textsLanguage of that contact
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
    String texts,
    Long textsId,
    String textsName,
    String textsLanguage,
    boolean insolvent) {

  /** The one of them that text messages go to: its address is the number. */
  Person texted() {
    return new Person(
        customerId,
        timeZone,
        calendar,
        textsId,
        textsName,
        texts,
        textsLanguage == null ? language : textsLanguage,
        emailKnown,
        phoneConsent,
        addressUsable,
        texts,
        textsId,
        textsName,
        textsLanguage,
        insolvent);
  }

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

package org.dunwell.contact.texts;

/** Sends the link to a customer's own page to a telephone. */
public interface PayLinkBySms {

  /**
   * Stores the message in the caller's transaction; it leaves after.
   *
   * @param callId the call in which it was asked for
   * @param number on file, as it stands there
   * @param language ISO 639-1
   * @return false when nothing may be sent to this number
   */
  boolean sendTo(long callId, long customerId, String number, String language, String link);
}

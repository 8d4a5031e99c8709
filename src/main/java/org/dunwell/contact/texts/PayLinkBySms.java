package org.dunwell.contact.texts;

import org.dunwell.contact.phone.LineCall;

/** Sends the link to a customer's own page to a telephone. */
public interface PayLinkBySms {

  /**
   * Stores the message in the caller's transaction; it leaves after.
   *
   * @param call the one in which it was asked for
   * @param number on file, as it stands there
   * @param language ISO 639-1
   * @return false when nothing may be sent to this number
   */
  boolean sendLink(LineCall call, long customerId, String number, String language, String link);
}

package org.dunwell.contact.texts;

import org.dunwell.contact.phone.LineCall;

/** Sends a one-time code for the telephone line to a telephone. */
public interface CodeBySms {

  /**
   * Stores the message in the caller's transaction; it leaves after.
   *
   * @param call the one in which the code is worth something
   * @param number on file, as it stands there
   * @param language ISO 639-1
   * @return false when nothing may be sent to this number
   */
  boolean sendCode(LineCall call, long customerId, String number, String language, String code);
}

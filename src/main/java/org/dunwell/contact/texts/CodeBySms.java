package org.dunwell.contact.texts;

/** Sends a one-time code for the telephone line to a telephone. */
public interface CodeBySms {

  /**
   * Stores the message in the caller's transaction; it leaves after.
   *
   * @param callId the call in which the code is worth something
   * @param number on file, as it stands there
   * @param language ISO 639-1
   * @return false when nothing may be sent to this number
   */
  boolean sendTo(long callId, long customerId, String number, String language, String code);
}

package org.dunwell.sandbox.twilio;

/** The kinds of objects that the network keeps. */
final class Kinds {

  static final String CALL = "call";
  static final String MESSAGE = "message";
  static final String RECORDING = "recording";

  /** A number that belongs to an account. */
  static final String NUMBER = "number";

  static final String NOTIFICATION = "notification";
  static final String TRANSCRIPT = "transcript";

  /** Of the transcribing intelligence. */
  static final String SERVICE = "service";

  /** Somebody's handset, whose id is its number. */
  static final String PHONE = "_phone";

  private Kinds() {}

  /** Whether it is of an API that writes dates as ISO has them. */
  static boolean isLater(String kind) {
    return kind.equals(TRANSCRIPT) || kind.equals(SERVICE);
  }
}

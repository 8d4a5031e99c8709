package org.dunwell.sandbox.twilio;

/** A document that cannot be executed, with the number Twilio has given to the mistake. */
final class TwimlError extends Exception {

  static final int UNREACHABLE = 11200;
  static final int NO_CONNECTION = 11205;
  static final int TOO_LARGE = 11750;
  static final int NO_XML = 12100;
  static final int SCHEMA = 12200;
  static final int CONTENT_TYPE = 12300;

  private static final long serialVersionUID = 1L;

  private final int code;

  TwimlError(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}

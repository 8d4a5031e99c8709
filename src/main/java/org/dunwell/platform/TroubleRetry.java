package org.dunwell.platform;

/** How a room tries one kind of its troubles again when a person says so. */
public interface TroubleRetry {

  /** {@code room/kind}, such as {@code contact/message}. */
  String kind();

  /** Puts the subject back to work. Runs in the transaction that closes the trouble. */
  void retry(String subject);
}

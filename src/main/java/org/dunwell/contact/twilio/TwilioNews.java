package org.dunwell.contact.twilio;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Whoever acts on some kinds of Twilio's news. They come in any order, late, or never; the same
 * twice counts once, but two may say the same of one thing: what is done must bear repetition.
 */
public interface TwilioNews {

  /** The last part of the address at which they come in, such as {@code call-status}. */
  Set<String> kinds();

  /**
   * Brings our side up to date; in a transaction of its own, tried again when it fails.
   *
   * @param params what the webhook has said: the fields of its address and of its form, or those of
   *     its JSON that are no objects; never keys that somebody has pressed
   * @param heardAt when it came in
   */
  void happened(String kind, Map<String, String> params, Instant heardAt);
}

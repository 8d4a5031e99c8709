package org.dunwell.contact.twilio;

import java.util.Optional;

/** The account at Twilio that a company without one of its own may play with. */
public interface TwilioKeys {

  /** Where Twilio answers, all of its hosts, without a slash at the end. */
  String baseUrl();

  /** Whose account it is. */
  Account account();

  /**
   * The number of a selling entity, E.164; bought when it has none yet. Empty while that cannot be
   * done.
   */
  Optional<String> number(String sellingEntityCode);

  /** Where Twilio's webhooks find us, without a slash at the end; empty while nobody knows. */
  Optional<String> publicUrl();

  /**
   * Who we are at Twilio.
   *
   * @param sid {@code AC} and 32 digits
   * @param token signs us in, and signs Twilio's webhooks
   */
  record Account(String sid, String token) {

    @Override
    public String toString() {
      return "Account[" + sid + "]";
    }
  }
}

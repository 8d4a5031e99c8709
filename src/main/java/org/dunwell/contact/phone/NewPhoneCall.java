package org.dunwell.contact.phone;

import java.util.Objects;

/**
 * A call that a colleague wants to make.
 *
 * @param key names the wish, up to 100 characters: the same one twice rings once
 * @param sellingEntityId on whose behalf, and from whose number
 * @param toNumber as a person writes it; without a country it is one of the customer's own country
 * @param user whose desk phone rings first
 */
public record NewPhoneCall(
    String key, long customerId, long sellingEntityId, String toNumber, String user) {

  private static final int LONGEST = 100;

  public NewPhoneCall {
    Objects.requireNonNull(user, "user");
    if (key == null || key.isBlank() || key.length() > LONGEST) {
      throw new IllegalArgumentException("A call's key has 1 to 100 characters.");
    }
  }
}

package org.dunwell.receivables;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A person or desk at a customer.
 *
 * @param role {@code accounts-payable}, {@code purchasing}, {@code management} or {@code other}
 * @param language null: the customer's
 * @param timeZone null: the customer's
 * @param emailConsent whether they may be written to
 * @param phoneConsent whether they may be called
 * @param textConsent whether they may be texted; what the number itself has said counts more
 * @param textConsentAt since when that is so; null when nobody has ever said
 * @param textConsentSource how we know: {@code import}, or the id of a user
 * @param phoneE164 the number as the network knows it; null when it does not name its country
 * @param emailRetiredAt since when the address is known not to work; null while it does
 * @param phoneRetiredAt since when the number is known to be wrong; null while it is right
 */
public record Contact(
    long id,
    long customerId,
    String name,
    String role,
    String email,
    String phone,
    String language,
    ZoneId timeZone,
    boolean emailConsent,
    boolean phoneConsent,
    boolean textConsent,
    Instant textConsentAt,
    String textConsentSource,
    String phoneE164,
    Instant emailRetiredAt,
    String emailRetiredReason,
    Instant phoneRetiredAt,
    String phoneRetiredReason) {

  /** May a letter go there? */
  public boolean emailUsable() {
    return email != null && emailConsent && emailRetiredAt == null;
  }

  /** The number as the network knows it, while it is in use. */
  public Optional<String> e164() {
    return Optional.ofNullable(phoneRetiredAt == null ? phoneE164 : null);
  }

  /** May somebody be called there? */
  public boolean phoneUsable() {
    return phone != null && phoneConsent && phoneRetiredAt == null;
  }
}

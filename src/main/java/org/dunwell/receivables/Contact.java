package org.dunwell.receivables;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A person or desk at a customer.
 *
 * @param role {@code accounts-payable}, {@code purchasing}, {@code management} or {@code other}
 * @param language null: the customer's
 * @param timeZone null: the customer's
 * @param emailConsent whether they may be written to
 * @param phoneConsent whether they may be called
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
    Instant emailRetiredAt,
    String emailRetiredReason,
    Instant phoneRetiredAt,
    String phoneRetiredReason) {

  /** May a letter go there? */
  public boolean emailUsable() {
    return email != null && emailConsent && emailRetiredAt == null;
  }

  /** May somebody be called there? */
  public boolean phoneUsable() {
    return phone != null && phoneConsent && phoneRetiredAt == null;
  }
}

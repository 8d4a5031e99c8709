package org.dunwell.collections.insolvency;

import java.time.LocalDate;

/**
 * News that a customer is insolvent.
 *
 * @param on the day of the insolvency
 * @param reason where we know it from, such as the court and its file number
 * @param administrator name and address of whom claims are sent to; may be null
 * @param fileBy the last day to file our claim
 * @param by the user's id
 */
public record NewInsolvency(
    long customerId,
    LocalDate on,
    String reason,
    String administrator,
    LocalDate fileBy,
    String by) {

  private static final int LENGTH = 500;

  public NewInsolvency {
    reason = reason == null ? "" : reason.strip();
    administrator = administrator == null || administrator.isBlank() ? null : administrator.strip();
    if (reason.isEmpty() || reason.length() > LENGTH) {
      throw new InsolvencyRefused(
          "Say in 1 to %d characters where we know it from; these are %d."
              .formatted(LENGTH, reason.length()));
    }
    if (administrator != null && administrator.length() > LENGTH) {
      throw new InsolvencyRefused(
          "Name and address of the administrator have room in %d characters; these are %d."
              .formatted(LENGTH, administrator.length()));
    }
    if (on == null || fileBy == null || fileBy.isBefore(on)) {
      throw new InsolvencyRefused(
          "Give the day of the insolvency and the last day to file the claim, not before it.");
    }
  }
}

package org.dunwell.collections.handover;

/**
 * What a credit manager decided.
 *
 * @param by the user's id
 * @param decision {@code agency}, {@code lawyer}, {@code go-on} or {@code write-off}
 * @param partner who gets the cases; only for the first two
 * @param note may be null
 */
public record HandoverDecision(String by, String decision, String partner, String note) {

  public HandoverDecision {
    partner = partner == null || partner.isBlank() ? null : partner.strip();
  }

  boolean handsOver() {
    return "agency".equals(decision) || "lawyer".equals(decision);
  }
}

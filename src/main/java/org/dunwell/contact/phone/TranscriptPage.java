package org.dunwell.contact.phone;

/**
 * Which hits of a search are wanted.
 *
 * @param customerId only calls with this customer; null for all
 * @param after as many are left out
 * @param limit at most {@link PhoneCalls#PAGE}
 */
public record TranscriptPage(Long customerId, int after, int limit) {

  public TranscriptPage {
    limit = Math.max(1, Math.min(limit, PhoneCalls.PAGE));
    after = Math.max(0, after);
  }
}

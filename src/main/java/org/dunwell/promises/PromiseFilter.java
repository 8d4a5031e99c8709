package org.dunwell.promises;

/**
 * Which promises a list shows, newest first.
 *
 * @param customerId null for all
 * @param state null for all
 * @param before the id before which the page begins; null for the first
 * @param limit 1 to {@link Promises#PAGE}
 */
public record PromiseFilter(Long customerId, String state, Long before, int limit) {

  public PromiseFilter {
    limit = Math.max(1, Math.min(limit, Promises.PAGE));
  }
}

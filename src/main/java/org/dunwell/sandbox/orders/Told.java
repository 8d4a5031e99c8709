package org.dunwell.sandbox.orders;

import java.time.Instant;

/**
 * What the order system was told.
 *
 * @param key of idempotency; the same key is the same news
 * @param genuine whether the signature was right
 */
public record Told(Instant at, String key, boolean genuine, String body) {}

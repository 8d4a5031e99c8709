package org.dunwell.sandbox.orders;

import java.time.Instant;

/**
 * What was asked, and what came back.
 *
 * @param status of HTTP
 */
public record Placed(Instant at, String path, String request, int status, String answer) {}

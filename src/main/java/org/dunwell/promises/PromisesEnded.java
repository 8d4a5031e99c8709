package org.dunwell.promises;

import java.util.List;

/**
 * These promises are over, or have ended otherwise than was said before because money came to light
 * or went back. Published in the transaction that writes it down.
 */
public record PromisesEnded(List<PromiseEnd> ends) {}

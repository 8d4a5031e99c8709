/**
 * What the counterparties at the other end of the wire have in common: a store of their own that
 * outlives a kill, a door for HTTP, and webhooks that may be late, doubled, out of order or lost.
 * Knows nothing of what a counterparty plays.
 */
package org.dunwell.sandbox.wire;

/**
 * A payment provider that speaks Stripe's published API: checkout sessions with a page to click
 * through, saved payment methods, refunds, disputes, signed webhooks. A counterparty at the other
 * end of the wire: it needs nothing of Dunwell, keeps its own journal and can run in a process of
 * its own to witness what was really paid.
 */
package org.dunwell.sandbox.stripe;

package org.dunwell.contact;

import java.util.List;

/**
 * These customers may be called now. Published in the transaction that announces the requests; the
 * requests of up to 200 customers at once, all of one customer together.
 */
public record CallsDue(List<CallDue> calls) {}

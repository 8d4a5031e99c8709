package org.dunwell.credit.orders;

import java.time.Instant;

/**
 * Who is told what became of orders.
 *
 * @param waiting how much news is on its way to it
 * @param stuck how much has used up its attempts
 */
public record OrderSystem(
    long id, String url, String madeBy, Instant madeAt, long waiting, long stuck) {}

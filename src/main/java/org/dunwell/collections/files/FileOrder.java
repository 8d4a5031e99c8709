package org.dunwell.collections.files;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Which file is wanted.
 *
 * @param title the first line of its table of contents
 * @param invoiceIds what it is about; letters, calls and history are those of the whole customer
 * @param owedOn the day whose debts it shows
 * @param asOf up to when it tells what happened; also the time of every entry, so that the same
 *     facts give the same bytes
 */
public record FileOrder(
    String title, long customerId, List<Long> invoiceIds, LocalDate owedOn, Instant asOf) {}

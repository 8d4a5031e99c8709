package org.dunwell.payments.bank;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A statement of a file.
 *
 * @param ordinal which one of its file, from 1
 * @param reference the bank's own name for it, or null
 * @param kind statement, report or notification
 * @param opening balance before its first line, or null
 * @param entries lines it shows
 * @param kept lines of it that nobody knew before
 * @param pending entries that are not booked yet
 */
public record StatementSeen(
    long id,
    long fileId,
    String fileName,
    int ordinal,
    String account,
    String sellingEntityCode,
    String reference,
    String kind,
    LocalDate fromDay,
    LocalDate toDay,
    String currency,
    BigDecimal opening,
    BigDecimal closing,
    int entries,
    long kept,
    int pending) {}

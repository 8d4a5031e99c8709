package org.dunwell.collections.handover;

import java.time.LocalDate;

/**
 * What whoever has the cases said about them.
 *
 * @param by the id of the user who writes it down
 * @param status {@code outside}, {@code instalments}, {@code paid}, {@code uncollectable} or {@code
 *     returned}
 * @param followUpOn when to ask again; null for the usual time; only while they keep the cases
 * @param note may be null
 */
public record HandoverReport(String by, String status, LocalDate followUpOn, String note) {}

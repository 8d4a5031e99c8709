package org.dunwell.collections.handover;

import java.time.Instant;
import java.time.LocalDate;

/** A hand-over as lists show it, with the customer's number and name. */
public record HandoverLine(
    long id,
    String number,
    String name,
    String recipient,
    String partner,
    Instant handedOverAt,
    String status,
    LocalDate followUpOn,
    Instant endedAt) {}

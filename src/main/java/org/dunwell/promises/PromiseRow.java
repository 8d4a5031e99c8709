package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A {@link Promise} as its table has it, without its items. */
record PromiseRow(
    long id,
    String key,
    long customerId,
    String customerNumber,
    long sellingEntityId,
    String currency,
    BigDecimal amount,
    BigDecimal keptAmount,
    BigDecimal unmatchedAmount,
    LocalDate promisedFor,
    LocalDate graceUntil,
    String state,
    String channel,
    String saidBy,
    String takenBy,
    Instant takenAt,
    Instant endedAt,
    Long planId,
    Integer leg,
    String note,
    String reason) {

  Promise with(List<PromiseItem> items) {
    return new Promise(
        id,
        key,
        customerId,
        customerNumber,
        sellingEntityId,
        currency,
        amount,
        keptAmount,
        unmatchedAmount,
        promisedFor,
        graceUntil,
        state,
        channel,
        saidBy,
        takenBy,
        takenAt,
        endedAt,
        planId,
        leg,
        note,
        reason,
        items);
  }
}

package org.dunwell.collections.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A customer on the worklist, or left out of it.
 *
 * @param customer its number in the ledger
 * @param owner user id of its collector; null if nobody
 * @param place {@code list}, or why it is left out: {@code snoozed}, {@code promised}, {@code
 *     blocked}, {@code small}, {@code letters}, {@code contacted}
 * @param placedBy the row of {@code rules/worklist.dmn} that says so, in words
 * @param advice what to do now
 * @param todo what waits for a person: {@code reply}, {@code call}, {@code plan}, {@code
 *     escalation}, {@code address}, {@code none}
 * @param points the sum of the reasons
 * @param reasons the rows of {@code rules/priority.dmn} that gave points, most first
 * @param amounts by currency, the largest first
 * @param daysLate days since the oldest past-due instalment was due
 * @param lastTouchAt last letter or call; null when there was none
 * @param lastTouch {@code letter} or {@code call}
 * @param promisedFor the earliest day of an open promise
 * @param brokenPromises how many were broken on invoices that are still open
 * @param nextAction what the earliest of the customer's cases waits for, an element's id
 * @param nextAt when that case is looked at again by itself
 * @param snoozedUntil the day it is back; null when it is not put off
 * @param processInstanceId where the call, the decision or the address waits; null when none does
 * @param mailId the oldest mail of the customer that waits for an answer; null when none does
 * @param planRequestId the request for a payment plan that waits for an answer; null when none does
 * @param computedAt when this was made from the facts
 */
public record WorklistLine(
    long customerId,
    String customer,
    String name,
    String owner,
    String portfolio,
    String segment,
    String riskClass,
    String place,
    String placedBy,
    String advice,
    String todo,
    int points,
    List<Reason> reasons,
    List<Owed> amounts,
    int daysLate,
    Instant lastTouchAt,
    String lastTouch,
    LocalDate promisedFor,
    List<Promised> promises,
    int brokenPromises,
    String nextAction,
    Instant nextAt,
    LocalDate snoozedUntil,
    String snoozeReason,
    String processInstanceId,
    Long mailId,
    Long planRequestId,
    Instant computedAt) {}

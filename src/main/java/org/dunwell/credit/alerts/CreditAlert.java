package org.dunwell.credit.alerts;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An alert.
 *
 * @param number of the customer; null for a prospect
 * @param kind {@code band}, {@code points}, {@code terms}, {@code utilisation}, {@code
 *     broken-promise}, {@code failed-debit} or {@code insolvency}
 * @param urgency {@code watch} or {@code urgent}
 * @param what has happened, a sentence
 * @param owner user id of who looks after the party; null for nobody
 * @param overAt when it held no more; null while it holds, and for what happens once
 * @param seenAt when somebody marked it as seen; null until then
 */
public record CreditAlert(
    long id,
    long partyId,
    String number,
    String name,
    String kind,
    String urgency,
    BigDecimal byHowMuch,
    String what,
    long decisionId,
    Instant raisedAt,
    String owner,
    Instant overAt,
    Instant seenAt,
    String seenBy) {}

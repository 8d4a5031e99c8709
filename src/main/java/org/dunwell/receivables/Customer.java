package org.dunwell.receivables;

import java.time.ZoneId;

/**
 * Who owes us.
 *
 * @param number its name in the ledger, unique
 * @param country ISO 3166-1 alpha-2
 * @param language of letters, ISO 639-1
 * @param timeZone in which hours of contact are judged
 * @param calendar of working days and holidays, such as {@code DE-BY}
 * @param segment {@code key-account}, {@code standard} or {@code small}
 * @param riskClass {@code low}, {@code medium} or {@code high}
 * @param owner user id of its collector, or null
 * @param billToId the customer who gets its letters, or null when it does itself
 * @param payerId the customer who pays for it, or null when it does itself
 */
public record Customer(
    long id,
    String number,
    String name,
    String street,
    String postalCode,
    String city,
    String country,
    String language,
    ZoneId timeZone,
    String calendar,
    String segment,
    String riskClass,
    String owner,
    String portfolio,
    Long parentId,
    Long billToId,
    Long payerId,
    int version) {}

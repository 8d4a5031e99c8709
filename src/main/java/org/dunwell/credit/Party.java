package org.dunwell.credit;

import java.time.Instant;

/**
 * Whom we trust, or are asked to trust. Of a customer the name, address, language and owner are
 * those of receivables; of a prospect they are as he gave them.
 *
 * @param customerId null for a prospect
 * @param number the customer's number; null for a prospect
 * @param currency ISO 4217, in which its limit is given and its exposure summed up
 * @param registrationNumber in the register of companies; null when unknown
 * @param vatId null when unknown
 * @param industry {@code manufacturer} or {@code other}: which of Altman's formulas fits
 * @param country ISO 3166-1 alpha-2
 * @param language of letters, ISO 639-1
 * @param riskClass {@code low}, {@code medium} or {@code high}; null for a prospect
 * @param parentCustomerId the customer above it in its group; null when there is none
 * @param owner user id of who looks after it; null for nobody
 * @param convertedAt when a prospect became a customer; null for everybody else
 */
public record Party(
    long id,
    Long customerId,
    String number,
    String currency,
    String registrationNumber,
    String vatId,
    String industry,
    String name,
    String street,
    String postalCode,
    String city,
    String country,
    String language,
    String segment,
    String riskClass,
    Long parentCustomerId,
    String contactName,
    String email,
    String phone,
    String website,
    String owner,
    Instant createdAt,
    Instant convertedAt,
    int version) {

  /** Whether it has no account with us yet. */
  public boolean isProspect() {
    return customerId == null;
  }

  /** What a decision about it is stored under, such as {@code party/12}. */
  public String subject() {
    return "party/" + id;
  }
}

package org.dunwell.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A company of ours that sells: its letterhead, bank account, calendar, zone and home currency.
 *
 * @param code its short name in files and on the API
 * @param country ISO 3166-1 alpha-2
 * @param language of letters when the customer's is unknown, ISO 639-1
 * @param timeZone in which "past due" is judged
 * @param calendar of working days and holidays, such as {@code DE} or {@code US}
 * @param currency ISO 4217, its home currency; invoices may be in others
 * @param email where letters come from and answers go to
 */
public record SellingEntity(
    long id,
    String code,
    String name,
    String street,
    String postalCode,
    String city,
    String country,
    String language,
    ZoneId timeZone,
    String calendar,
    String currency,
    String email,
    String phone,
    String website,
    String vatId,
    String bankName,
    String iban,
    String bic,
    int version) {

  /** The calendar day it is there. */
  public LocalDate dayAt(Instant moment) {
    return LocalDate.ofInstant(moment, timeZone);
  }
}

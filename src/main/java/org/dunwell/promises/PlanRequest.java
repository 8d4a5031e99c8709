package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A customer has asked to pay some invoices in parts, or a credit manager offers it. It is open
 * until somebody has proposed a plan or declined, or nothing of it is owed any more.
 *
 * @param language the customer's, ISO 639-1
 * @param timeZone the customer's
 * @param currency ISO 4217, of all amounts
 * @param state {@code open}, {@code proposed}, {@code declined} or {@code withdrawn}
 * @param channel {@code call}, {@code email} or {@code escalation}
 * @param source where it was said first, such as {@code call/12}
 * @param askedBy who at the customer asked; null if nobody knows
 * @param enteredBy user id
 * @param planId the plan that was proposed for it; null while none is
 * @param reason why it was declined or withdrawn
 * @param invoices oldest due first
 */
public record PlanRequest(
    long id,
    long customerId,
    String customerNumber,
    String language,
    ZoneId timeZone,
    long sellingEntityId,
    String currency,
    String state,
    String channel,
    String source,
    String askedBy,
    String note,
    String enteredBy,
    Instant askedAt,
    Long planId,
    String reason,
    List<Asked> invoices) {

  /** An invoice that is to be paid in parts. */
  public record Asked(
      long requestId,
      long invoiceId,
      String invoiceNumber,
      String currency,
      BigDecimal openAmount) {

    public Asked {
      openAmount = Phrases.in(currency, openAmount);
    }
  }

  public boolean isOpen() {
    return state.equals("open");
  }

  /** Whether the customer has asked, and has to hear what becomes of it. */
  public boolean isByCustomer() {
    return !channel.equals("escalation");
  }

  /** What the customer reads, in English, such as {@code German}. */
  public String languageName() {
    return Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
  }

  /** The day on which it was asked, where the customer is. */
  public LocalDate askedOn() {
    return LocalDate.ofInstant(askedAt, timeZone);
  }

  /** Names the account in addresses, see {@link Choice#key()}. */
  public String account() {
    return sellingEntityId + "-" + currency;
  }

  /** What is open of these invoices. */
  public BigDecimal openAmount() {
    return invoices.stream().map(Asked::openAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  public List<Long> invoiceIds() {
    return invoices.stream().map(Asked::invoiceId).toList();
  }
}

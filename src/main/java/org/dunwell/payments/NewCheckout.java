package org.dunwell.payments;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dunwell.platform.files.Sha256;
import org.dunwell.receivables.Purse;

/**
 * What a customer wants to pay online, in one go.
 *
 * @param customerId who pays: the invoices' customer, or the payer of their customers
 * @param currency ISO 4217, of every amount
 * @param parts at least one, each invoice once, all of the selling entity and in the currency
 * @param language of the payer, such as {@code de}
 * @param returnUrl where the payer's browser goes afterwards, paid or not; the checkout's id is
 *     added as the parameter {@code checkout}
 * @param withCredit whether what the payer has in hand with us is taken off, the first parts first
 * @param formKey names the form that it was sent with: sent twice, it is one payment; or null
 */
public record NewCheckout(
    long sellingEntityId,
    long customerId,
    String currency,
    List<Part> parts,
    String language,
    String returnUrl,
    boolean withCredit,
    String formKey) {

  /** Not by a form. */
  public NewCheckout(
      long sellingEntityId,
      long customerId,
      String currency,
      List<Part> parts,
      String language,
      String returnUrl) {
    this(sellingEntityId, customerId, currency, parts, language, returnUrl, false, null);
  }

  public NewCheckout {
    parts = List.copyOf(parts);
  }

  /** What the payer has in hand there may be taken off. */
  Purse purse() {
    return new Purse(customerId, sellingEntityId, currency);
  }

  /**
   * So much for this invoice.
   *
   * @param amount of what is open and not on its way already; where a cash discount can be had,
   *     what it leaves is asked for instead of all of it
   * @param charges what lateness has cost and is claimed, all of it or 0
   */
  public record Part(long invoiceId, BigDecimal amount, BigDecimal charges) {

    /** Without what is claimed besides. */
    public Part(long invoiceId, BigDecimal amount) {
      this(invoiceId, amount, BigDecimal.ZERO);
    }
  }

  /**
   * What tells this one from all others: the same form with the same choice is the same payment,
   * with another choice it is another one. Null without a form.
   */
  String onceKey() {
    String choice = parts + (withCredit ? " with credit" : "");
    return formKey == null
        ? null
        : formKey + "/" + Sha256.of(choice.getBytes(StandardCharsets.UTF_8));
  }
}

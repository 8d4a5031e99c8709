package org.dunwell.payments.autopay;

import java.math.BigDecimal;

/**
 * A customer wants what falls due to be taken.
 *
 * @param currency ISO 4217, of the invoices it is for and of the ceiling
 * @param ceiling the most that may be taken at once; null for no limit
 * @param language of the customer, such as {@code de}
 * @param returnUrl where the customer's browser goes afterwards, given or not; the mandate's id is
 *     added as the parameter {@code autopay}
 */
public record NewMandate(
    long sellingEntityId,
    long customerId,
    String currency,
    BigDecimal ceiling,
    String language,
    String returnUrl) {}

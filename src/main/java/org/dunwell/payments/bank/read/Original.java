package org.dunwell.payments.bank.read;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a payer had paid before the bank changed it into the account's currency, and what banks have
 * kept of it; each may be null. What cannot be is not there: it only adds to the booked amount.
 *
 * @param currency ISO 4217
 * @param amount above zero
 * @param rate as the bank writes it
 * @param charges above zero
 */
public record Original(
    String currency,
    BigDecimal amount,
    BigDecimal rate,
    String chargesCurrency,
    BigDecimal charges) {

  /** The bank says nothing of the kind. */
  static final Original NONE = new Original(null, null, null, null, null);

  private static final BigDecimal MOST = new BigDecimal("1e13");
  private static final BigDecimal HIGHEST_RATE = new BigDecimal("1e9");
  private static final int RATE_DECIMALS = 10;

  private static final Pattern PAID = slashes("OCMT");
  private static final Pattern KEPT = slashes("CHGS");
  private static final Pattern RATE = Pattern.compile("/EXCH/(\\d{1,9}(?:,\\d{0,10})?)");

  /** Takes out what is no money, no currency and no rate. */
  public Original {
    currency = known(currency);
    amount = currency == null ? null : money(amount, currency);
    rate = isRate(rate) ? rate : null;
    chargesCurrency = known(chargesCurrency);
    charges = chargesCurrency == null ? null : money(charges, chargesCurrency);
    chargesCurrency = charges == null ? null : chargesCurrency;
  }

  /** From what MT940 says between slashes: {@code /OCMT/USD1200,00/EXCH/0,9196/CHGS/EUR12,00}. */
  static Original coded(String... texts) {
    String all = String.join("/ /", texts);
    Matcher paid = PAID.matcher(all);
    Matcher kept = KEPT.matcher(all);
    Matcher rate = RATE.matcher(all);
    boolean isPaid = paid.find();
    boolean isKept = kept.find();
    return new Original(
        isPaid ? paid.group(1) : null,
        isPaid ? number(paid.group(2)) : null,
        rate.find() ? number(rate.group(1)) : null,
        isKept ? kept.group(1) : null,
        isKept ? number(kept.group(2)) : null);
  }

  private static Pattern slashes(String code) {
    return Pattern.compile("/" + code + "/([A-Z]{3})\\s?(\\d{1,13}(?:,\\d{0,4})?)");
  }

  private static BigDecimal number(String said) {
    return new BigDecimal(said.replaceFirst(",$", "").replace(',', '.'));
  }

  private static String known(String code) {
    try {
      return code == null ? null : Currency.getInstance(code.strip()).getCurrencyCode();
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  private static BigDecimal money(BigDecimal said, String currency) {
    int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    if (said == null || said.signum() == 0 || said.abs().compareTo(MOST) >= 0) {
      return null;
    }
    BigDecimal bare = said.abs().stripTrailingZeros();
    return bare.scale() > decimals ? null : bare.setScale(decimals);
  }

  private static boolean isRate(BigDecimal said) {
    return said != null
        && said.signum() > 0
        && said.compareTo(HIGHEST_RATE) < 0
        && said.stripTrailingZeros().scale() <= RATE_DECIMALS;
  }
}

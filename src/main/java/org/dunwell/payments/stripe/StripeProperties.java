package org.dunwell.payments.stripe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.dunwell.platform.live.Channels;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertyResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Which keys to use: a company's own, set for the code of a selling entity, else those the sandbox
 * offers.
 */
@Component
class StripeProperties {

  static final String ACCOUNTS = "dunwell.stripe.accounts.";
  static final String API_BASE = "dunwell.stripe.api-base";
  static final String SECRET_KEY = ".secret-key";
  static final String WEBHOOK_SECRET = ".webhook-secret";
  static final String CURRENCIES = ".currencies";

  private static final String STRIPE = "https://api.stripe.com";

  /** Keys, and where Stripe answers to them. */
  record Found(String apiBase, StripeKeys.Account keys) {}

  private final Environment settings;
  private final ObjectProvider<StripeKeys> offered;
  private final boolean on;

  StripeProperties(Environment settings, ObjectProvider<StripeKeys> offered, Channels channels) {
    this.settings = settings;
    this.offered = offered;
    this.on = channels.isOn(Channels.PAY);
  }

  /** Empty when this selling entity takes no payments online. */
  Optional<Found> of(String sellingEntityCode) {
    if (!on) {
      return Optional.empty();
    }
    Optional<Found> own = own(sellingEntityCode);
    return own.isPresent()
        ? own
        : offered.orderedStream().findFirst().flatMap(keys -> found(keys, sellingEntityCode));
  }

  /** Whether the account is to be paid in that currency: in every one unless some are named. */
  boolean takes(String sellingEntityCode, String currency) {
    return takes(settings, sellingEntityCode, currency);
  }

  static boolean takes(PropertyResolver settings, String sellingEntityCode, String currency) {
    String named = settings.getProperty(ACCOUNTS + name(sellingEntityCode) + CURRENCIES, "");
    return !StringUtils.hasText(named)
        || Arrays.stream(named.split(",")).anyMatch(one -> one.strip().equalsIgnoreCase(currency));
  }

  private Optional<Found> own(String code) {
    String account = ACCOUNTS + name(code);
    String key = settings.getProperty(account + SECRET_KEY, "");
    String secret = settings.getProperty(account + WEBHOOK_SECRET, "");
    if (!StringUtils.hasText(key) || !StringUtils.hasText(secret)) {
      return Optional.empty();
    }
    String base = settings.getProperty(API_BASE, "");
    return Optional.of(
        new Found(
            StringUtils.hasText(base) ? StringUtils.trimTrailingCharacter(base, '/') : STRIPE,
            new StripeKeys.Account(key.strip(), secret.strip())));
  }

  private static Optional<Found> found(StripeKeys keys, String code) {
    return keys.account(code).map(account -> new Found(keys.apiBase(), account));
  }

  /** As settings are named: {@code US_EAST} is {@code us-east}, in a variable US_EAST again. */
  static String name(String code) {
    return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}

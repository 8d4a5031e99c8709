package org.dunwell.payments.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.platform.live.Channels;
import org.dunwell.platform.live.LiveCheck;
import org.dunwell.platform.live.Missing;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Real payments need a Stripe account, its key and what signs its webhooks. */
@Component
class LiveStripe implements LiveCheck {

  private static final Pattern SETTING =
      Pattern.compile("dunwell_stripe_accounts_(.+)_(secret_?key|webhook_?secret)(_file)?");

  private static final String EXAMPLE = "DUNWELL_STRIPE_ACCOUNTS_DE";

  @Override
  public String channel() {
    return Channels.PAY;
  }

  @Override
  public List<Missing> missing(Environment settings) {
    Set<String> accounts = named((ConfigurableEnvironment) settings);
    if (accounts.isEmpty()) {
      return List.of(
          new Missing(
              "No Stripe account is named: customers could not pay online.",
              "For each selling entity that takes payments set, with its code in place of DE, %1$s_SECRET_KEY and %1$s_WEBHOOK_SECRET (or files by %1$s_SECRET_KEY_FILE); or set DUNWELL_OFF=pay."
                  .formatted(EXAMPLE)));
    }
    List<Missing> missing = new ArrayList<>();
    accounts.forEach(account -> check(account, settings, missing));
    base(settings, missing);
    return missing;
  }

  private static void check(String account, Environment settings, List<Missing> missing) {
    String key = value(settings, account, StripeProperties.SECRET_KEY);
    String secret = value(settings, account, StripeProperties.WEBHOOK_SECRET);
    String variable =
        "DUNWELL_STRIPE_ACCOUNTS_" + account.replace('-', '_').toUpperCase(Locale.ROOT);
    if (!key.startsWith("sk_") && !key.startsWith("rk_")) {
      missing.add(
          new Missing(
              "The Stripe account of %s has no secret key.".formatted(account),
              "Set %1$s_SECRET_KEY, or name a file in %1$s_SECRET_KEY_FILE; it begins with sk_ or rk_."
                  .formatted(variable)));
    }
    if (!secret.startsWith("whsec_")) {
      missing.add(
          new Missing(
              "Nothing signs the webhooks of the Stripe account of %s.".formatted(account),
              "Set %1$s_WEBHOOK_SECRET, or name a file in %1$s_WEBHOOK_SECRET_FILE; it begins with whsec_."
                  .formatted(variable)));
    }
  }

  /** Keys do not cross a network in the clear. */
  private static void base(Environment settings, List<Missing> missing) {
    String base = settings.getProperty(StripeProperties.API_BASE, "");
    if (StringUtils.hasText(base) && !base.startsWith("https://")) {
      missing.add(
          new Missing(
              "What goes to and from %s would not be encrypted.".formatted(base),
              "Set DUNWELL_STRIPE_API_BASE to an address that begins with https://, or leave it unset for Stripe's own."));
    }
  }

  private static String value(Environment settings, String account, String what) {
    return settings.getProperty(StripeProperties.ACCOUNTS + account + what, "").strip();
  }

  private static Set<String> named(ConfigurableEnvironment settings) {
    Set<String> accounts = new TreeSet<>();
    for (var source : settings.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> listed) {
        for (String name : listed.getPropertyNames()) {
          Matcher setting =
              SETTING.matcher(name.toLowerCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
          if (setting.matches() && StringUtils.hasText(String.valueOf(listed.getProperty(name)))) {
            accounts.add(StripeProperties.name(setting.group(1)));
          }
        }
      }
    }
    return accounts;
  }
}

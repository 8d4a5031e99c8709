package org.dunwell.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.dunwell.platform.live.Missing;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class StripeSettingsTest {

  private static StandardEnvironment with(Map<String, Object> variables) {
    StandardEnvironment settings = new StandardEnvironment();
    settings
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    ConfigurationPropertySources.attach(settings);
    return settings;
  }

  @Test
  void variablesNameASellingEntityInWhateverWayItsCodeIsWritten() {
    StandardEnvironment settings =
        with(
            Map.of(
                "DUNWELL_STRIPE_ACCOUNTS_US_EAST_SECRET_KEY", "sk_live_1",
                "DUNWELL_STRIPE_ACCOUNTS_US_EAST_WEBHOOK_SECRET", "whsec_1",
                "DUNWELL_STRIPE_ACCOUNTS_DE01_SECRET_KEY", "rk_live_2"));
    assertThat(settings.getProperty(StripeProperties.ACCOUNTS + "us-east.secret-key"))
        .isEqualTo("sk_live_1");
    assertThat(StripeProperties.name("US_EAST")).isEqualTo("us-east");
    assertThat(StripeProperties.name("us.East")).isEqualTo("us-east");
    assertThat(new LiveStripe().missing(settings))
        .extracting(Missing::mend)
        .singleElement()
        .asString()
        .contains("DUNWELL_STRIPE_ACCOUNTS_DE01_WEBHOOK_SECRET");
  }

  @Test
  void anAccountIsPaidInItsCurrenciesOnlyWhereSomeAreNamed() {
    StandardEnvironment settings =
        with(Map.of("DUNWELL_STRIPE_ACCOUNTS_US_EAST_CURRENCIES", "usd, CAD"));
    assertThat(StripeProperties.takes(settings, "US_EAST", "USD")).isTrue();
    assertThat(StripeProperties.takes(settings, "US_EAST", "CAD")).isTrue();
    assertThat(StripeProperties.takes(settings, "US_EAST", "EUR")).isFalse();
    assertThat(StripeProperties.takes(settings, "DE01", "EUR")).isTrue();
  }

  @Test
  void amountsAreCountedAsStripeCountsThem() {
    assertThat(StripeAmounts.minor(new BigDecimal("12.50"), "EUR")).isEqualTo(1_250);
    assertThat(StripeAmounts.minor(new BigDecimal("500"), "JPY")).isEqualTo(500);
    assertThat(StripeAmounts.minor(new BigDecimal("5"), "ISK")).isEqualTo(500);
    assertThat(StripeAmounts.amount(1_230, "KWD")).isEqualByComparingTo("1.230");
    assertThat(StripeAmounts.amount(1_250, "EUR")).isEqualByComparingTo("12.50");
  }
}

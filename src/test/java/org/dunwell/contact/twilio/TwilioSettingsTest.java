package org.dunwell.contact.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.platform.live.Channels;
import org.dunwell.platform.live.Missing;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class TwilioSettingsTest {

  private static final Map<String, Object> COMPLETE =
      Map.of(
          "DUNWELL_TWILIO_ACCOUNT_SID", "AC" + "0123456789abcdef".repeat(2),
          "DUNWELL_TWILIO_AUTH_TOKEN", "t",
          "DUNWELL_TWILIO_NUMBERS_US_EAST", "+1 202 555 0100",
          "DUNWELL_PUBLIC_URL", "https://pay.company.example/");

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

  private static StandardEnvironment completeBut(String name, String value) {
    Map<String, Object> variables = new HashMap<>(COMPLETE);
    variables.put(name, value);
    return with(variables);
  }

  private static List<String> mends(StandardEnvironment settings) {
    return new LiveTwilio().missing(settings).stream().map(Missing::mend).toList();
  }

  @Test
  void whatALiveTelephoneNeedsIsSaidAtOnce() {
    assertThat(mends(with(Map.of())))
        .hasSize(3)
        .anyMatch(mend -> mend.contains("DUNWELL_TWILIO_ACCOUNT_SID"))
        .anyMatch(mend -> mend.contains("DUNWELL_TWILIO_AUTH_TOKEN_FILE"))
        .anyMatch(mend -> mend.contains("DUNWELL_TWILIO_NUMBERS_DE"));
    assertThat(mends(with(COMPLETE))).isEmpty();
    assertThat(mends(completeBut("DUNWELL_TWILIO_NUMBERS_DE", "030 1234")))
        .singleElement()
        .asString()
        .contains("DUNWELL_TWILIO_NUMBERS_DE", "+4930123456");
    assertThat(mends(completeBut("DUNWELL_TWILIO_NUMBERS_DE", "+1 202 555 0100")))
        .singleElement()
        .asString()
        .contains("number of its own");
    assertThat(mends(completeBut("DUNWELL_TWILIO_PUBLIC_URL", "http://pay.company.example")))
        .singleElement()
        .asString()
        .contains("https://");
  }

  @Test
  void aNumberIsFoundInWhateverWayTheCodeOfTheSellingEntityIsWritten() {
    StandardEnvironment settings = with(COMPLETE);
    TwilioProperties own = properties(settings);
    assertThat(own.number("US_EAST")).contains("+12025550100");
    assertThat(own.number("us.East")).contains("+12025550100");
    assertThat(own.number("DE")).isEmpty();
    assertThat(own.baseUrl()).isEmpty();
    assertThat(own.publicUrl()).isEqualTo("https://pay.company.example");
    assertThat(own.account()).map(TwilioKeys.Account::token).contains("t");
    assertThat(own.account().toString()).doesNotContain("token").endsWith("cdef]]");
    StandardEnvironment elsewhere =
        completeBut("DUNWELL_TWILIO_PUBLIC_URL", "https://phone.company.example/");
    assertThat(properties(elsewhere).publicUrl()).isEqualTo("https://phone.company.example");
  }

  @Test
  void whoSwitchesTheTelephoneOffHasNone() {
    StandardEnvironment settings = with(Map.of("DUNWELL_OFF", "phone"));
    assertThat(properties(settings).account()).isEmpty();
    assertThat(properties(settings).number("DE")).isEqualTo(Optional.empty());
  }

  private static TwilioProperties properties(StandardEnvironment settings) {
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    beans.setEnvironment(settings);
    beans.register(Channels.class, TwilioProperties.class);
    beans.refresh();
    return beans.getBean(TwilioProperties.class);
  }
}

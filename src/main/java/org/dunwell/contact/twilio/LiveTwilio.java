package org.dunwell.contact.twilio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.platform.live.Channels;
import org.dunwell.platform.live.LiveCheck;
import org.dunwell.platform.live.Missing;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Real calls and text messages need an account at Twilio, its token and a number. */
@Component
class LiveTwilio implements LiveCheck {

  private static final Pattern NUMBER = Pattern.compile("dunwell_twilio_numbers_(.+)");
  private static final Pattern E_164 = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final String OFF = "; or set DUNWELL_OFF=phone.";

  @Override
  public String channel() {
    return Channels.PHONE;
  }

  @Override
  public List<Missing> missing(Environment settings) {
    List<Missing> missing = new ArrayList<>();
    account(settings, missing);
    numbers((ConfigurableEnvironment) settings, missing);
    for (String name : List.of(TwilioProperties.BASE_URL, TwilioProperties.PUBLIC_URL)) {
      String url = settings.getProperty(name, "").strip();
      if (!url.isEmpty() && !url.startsWith("https://")) {
        missing.add(
            new Missing(
                "What goes to and from %s would not be encrypted.".formatted(url),
                "Set %s to an address that begins with https://, or leave it unset."
                    .formatted(variable(name))));
      }
    }
    return missing;
  }

  private static void account(Environment settings, List<Missing> missing) {
    if (!settings.getProperty(TwilioProperties.ACCOUNT_SID, "").strip().matches("AC[0-9a-f]{32}")) {
      missing.add(
          new Missing(
              "No account at Twilio is named: nobody could call customers or be called by them.",
              "Set DUNWELL_TWILIO_ACCOUNT_SID; it begins with AC and has 32 digits" + OFF));
    }
    if (settings.getProperty(TwilioProperties.AUTH_TOKEN, "").isBlank()) {
      missing.add(
          new Missing(
              "There is no token for the account at Twilio.",
              "Set DUNWELL_TWILIO_AUTH_TOKEN, or name a file that holds it in"
                  + " DUNWELL_TWILIO_AUTH_TOKEN_FILE"
                  + OFF));
    }
  }

  private static void numbers(ConfigurableEnvironment settings, List<Missing> missing) {
    Map<String, String> numbers = numbers(settings);
    if (numbers.isEmpty()) {
      missing.add(
          new Missing(
              "No selling entity has a telephone number.",
              "For each that calls or is called set, with its code in place of DE,"
                  + " DUNWELL_TWILIO_NUMBERS_DE to a number that Twilio has sold you, such as"
                  + " +4930123456"
                  + OFF));
    }
    numbers.forEach(
        (name, number) -> {
          if (!E_164.matcher(number.replaceAll("[ ()/-]", "")).matches()) {
            missing.add(
                new Missing(
                    "%s is no telephone number with its country.".formatted(number),
                    "Set %s to the number as Twilio shows it, such as +4930123456."
                        .formatted(variable(TwilioProperties.NUMBERS + name))));
          }
        });
    numbers.values().stream()
        .filter(number -> numbers.values().stream().filter(number::equals).count() > 1)
        .distinct()
        .forEach(
            number ->
                missing.add(
                    new Missing(
                        "Several selling entities have the number %s: nobody could tell whose call it is."
                            .formatted(number),
                        "Give each a number of its own in DUNWELL_TWILIO_NUMBERS_….")));
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static Map<String, String> numbers(ConfigurableEnvironment settings) {
    Map<String, String> numbers = new TreeMap<>();
    for (var source : settings.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> listed) {
        for (String name : listed.getPropertyNames()) {
          Matcher setting =
              NUMBER.matcher(name.toLowerCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
          String value = String.valueOf(listed.getProperty(name)).strip();
          if (setting.matches() && !value.isEmpty()) {
            numbers.putIfAbsent(TwilioProperties.name(setting.group(1)), value);
          }
        }
      }
    }
    return numbers;
  }
}

package org.dunwell.contact.twilio;

import java.util.Locale;
import java.util.Optional;
import org.dunwell.platform.live.Channels;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Which account and numbers to use: a company's own, else those the sandbox offers. */
@Component
class TwilioProperties {

  static final String ACCOUNT_SID = "dunwell.twilio.account-sid";
  static final String AUTH_TOKEN = "dunwell.twilio.auth-token";
  static final String BASE_URL = "dunwell.twilio.base-url";
  static final String PUBLIC_URL = "dunwell.twilio.public-url";

  /** Followed by the code of a selling entity. */
  static final String NUMBERS = "dunwell.twilio.numbers.";

  private final Environment settings;
  private final ObjectProvider<TwilioKeys> offered;
  private final boolean on;

  TwilioProperties(Environment settings, ObjectProvider<TwilioKeys> offered, Channels channels) {
    this.settings = settings;
    this.offered = offered;
    this.on = channels.isOn(Channels.PHONE);
  }

  /** Empty when nobody telephones here. */
  Optional<TwilioKeys.Account> account() {
    if (!on) {
      return Optional.empty();
    }
    Optional<TwilioKeys.Account> own = own();
    return own.isPresent() ? own : offer().map(TwilioKeys::account);
  }

  private Optional<TwilioKeys.Account> own() {
    String sid = text(ACCOUNT_SID);
    String token = text(AUTH_TOKEN);
    return sid.isEmpty() || token.isEmpty()
        ? Optional.empty()
        : Optional.of(new TwilioKeys.Account(sid, token));
  }

  private Optional<TwilioKeys> offer() {
    return offered.orderedStream().findFirst();
  }

  /**
   * What stands in for all of Twilio's hosts, without a slash at the end; empty for Twilio's own.
   */
  Optional<String> baseUrl() {
    String base = text(BASE_URL);
    if (!base.isEmpty()) {
      return Optional.of(base);
    }
    return own().isPresent() ? Optional.empty() : offer().map(TwilioKeys::baseUrl);
  }

  /** E.164; empty when this selling entity has no number. */
  Optional<String> number(String sellingEntityCode) {
    if (account().isEmpty()) {
      return Optional.empty();
    }
    String own = text(NUMBERS + name(sellingEntityCode)).replaceAll("[^+0-9]", "");
    if (!own.isEmpty() || own().isPresent()) {
      return Optional.of(own).filter(StringUtils::hasText);
    }
    return offer().flatMap(keys -> keys.number(sellingEntityCode));
  }

  /** Under which address Twilio reaches us, without a slash at the end. */
  String publicUrl() {
    String own = text(PUBLIC_URL);
    if (!own.isEmpty()) {
      return own;
    }
    Optional<String> played =
        own().isPresent() ? Optional.empty() : offer().flatMap(TwilioKeys::publicUrl);
    return played.orElseGet(() -> ofPages(settings));
  }

  /** Where people reach us; Twilio does as well unless something else is said. */
  static String ofPages(Environment settings) {
    String pages = settings.getProperty("dunwell.public-url", "").strip();
    String port = settings.getProperty("server.port", "8080");
    return StringUtils.trimTrailingCharacter(
        pages.isEmpty() ? "http://localhost:" + port : pages, '/');
  }

  private String text(String name) {
    return StringUtils.trimTrailingCharacter(settings.getProperty(name, "").strip(), '/');
  }

  /** As settings are named: {@code US_EAST} is {@code us-east}, in a variable US_EAST again. */
  static String name(String code) {
    return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}

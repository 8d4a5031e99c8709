package org.dunwell.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunwell.Dunwell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;

/** The product itself, started with {@code dunwell.mode=live}; it gets no further than its gate. */
class LiveModeTest {

  private static final Map<String, String> COMPLETE =
      Map.of(
          "dunwell.mode", "live",
          "dunwell.off", "pay,phone",
          "dunwell.db-url", "jdbc:postgresql://db.company.example/dunwell",
          "dunwell.public-url", "https://pay.company.example",
          "dunwell.mail.host", "mail.company.example",
          "dunwell.mailbox.host", "imap.company.example",
          "dunwell.mailbox.address", "replies@company.example",
          "dunwell.mailbox.username", "replies");

  @TempDir Path folder;

  @Test
  void saysAllThatIsMissingAtOnceAndHowToMendIt() {
    NotReadyForLive refusal = start(Map.of("dunwell.mode", "live"));
    assertThat(refusal.missing())
        .extracting(Missing::mend)
        .anySatisfy(mend -> assertThat(mend).contains("DUNWELL_DB_URL"))
        .anySatisfy(mend -> assertThat(mend).contains("DUNWELL_PUBLIC_URL"))
        .anySatisfy(mend -> assertThat(mend).contains("DUNWELL_MAIL_HOST"))
        .anySatisfy(mend -> assertThat(mend).contains("DUNWELL_MAILBOX_HOST"))
        .anySatisfy(mend -> assertThat(mend).contains("DUNWELL_MAILBOX_PASSWORD_FILE"));
    assertThat(refusal).hasMessageContaining("not ready to work live");
  }

  @Test
  void asksForNothingOfAChannelThatIsSwitchedOff() {
    NotReadyForLive refusal =
        start(Map.of("dunwell.mode", "live", "dunwell.off", "mail,pay,phone"));
    assertThat(refusal.missing())
        .extracting(Missing::mend)
        .noneMatch(mend -> mend.matches("(?s).*(MAIL|STRIPE|TWILIO).*"))
        .anyMatch(mend -> mend.contains("DUNWELL_DB_URL"));
  }

  @Test
  void knowsWhichChannelsThereAre() {
    NotReadyForLive refusal = start(Map.of("dunwell.mode", "live", "dunwell.off", "email"));
    assertThat(refusal).hasMessageContaining("no channel \"email\"").hasMessageContaining("mail");
  }

  @Test
  void asksOnlyForThePasswordWhenAllElseIsThere() {
    assertThat(start(COMPLETE).missing())
        .singleElement()
        .satisfies(one -> assertThat(one.what()).contains("no password for the mailbox"));
  }

  @Test
  void saysWhatIsMissingOfTheAccountsThatTakePaymentsOnline() {
    var settings = new java.util.HashMap<>(COMPLETE);
    settings.put("dunwell.off", "phone");
    assertThat(start(settings).missing())
        .extracting(Missing::what)
        .anyMatch(what -> what.contains("No Stripe account is named"));
    settings.put("dunwell.stripe.accounts.us-east.secret-key", "pk_live_1");
    settings.put("dunwell.stripe.api-base", "http://proxy.company.example");
    assertThat(start(settings).missing())
        .extracting(Missing::mend)
        .anyMatch(mend -> mend.contains("DUNWELL_STRIPE_ACCOUNTS_US_EAST_SECRET_KEY_FILE"))
        .anyMatch(mend -> mend.contains("DUNWELL_STRIPE_ACCOUNTS_US_EAST_WEBHOOK_SECRET_FILE"))
        .anyMatch(mend -> mend.contains("begins with https://"));
    assertThat(start(settings).missing())
        .extracting(Missing::what)
        .anyMatch(what -> what.contains("us-east.secret-key is written in the open"));
  }

  @Test
  void refusesSecretsOnTheCommandLine() {
    var settings = new java.util.HashMap<>(COMPLETE);
    settings.put("dunwell.mailbox.password", "seven-dwarfs");
    NotReadyForLive refusal = start(settings);
    assertThat(refusal.missing())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.what()).contains("dunwell.mailbox.password", "in the open");
              assertThat(one.mend()).contains("DUNWELL_MAILBOX_PASSWORD_FILE");
            });
    assertThat(refusal.getMessage()).doesNotContain("seven-dwarfs");
  }

  @Test
  void refusesLettersAndLinksThatCanBeReadOnTheWay() {
    var settings = new java.util.HashMap<>(COMPLETE);
    settings.put("dunwell.mail.tls", "none");
    settings.put("dunwell.public-url", "http://pay.company.example");
    assertThat(start(settings))
        .hasMessageContaining("mail.company.example would not be encrypted")
        .hasMessageContaining("begins with http://pay.company.example");
  }

  @Test
  void refusesAModeThatDoesNotExist() {
    assertThat(start(Map.of("dunwell.mode", "production")))
        .hasMessageContaining("no mode \"production\"");
  }

  @Test
  void readsSecretsFromFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "seven dwarfs\n");
    assertThat(SecretFiles.read("DUNWELL_DB_PASSWORD_FILE", file)).isEqualTo("seven dwarfs");
    assertThatThrownBy(() -> SecretFiles.read("DUNWELL_DB_PASSWORD_FILE", folder.resolve("no")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("DUNWELL_DB_PASSWORD_FILE names")
        .hasMessageContaining("may read");
  }

  @Test
  void aSecretFromAFileIsFoundByEveryReader() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "seven dwarfs\n");
    StandardEnvironment settings =
        new StandardEnvironment() {
          @Override
          public Map<String, Object> getSystemEnvironment() {
            return Map.of("DUNWELL_MAIL_PASSWORD_FILE", file.toString());
          }
        };
    new SecretFiles().postProcessEnvironment(settings, null);
    assertThat(settings.getProperty("dunwell.mail.password")).isEqualTo("seven dwarfs");
    assertThat(settings.resolvePlaceholders("${DUNWELL_MAIL_PASSWORD:}")).isEqualTo("seven dwarfs");
    assertThat(Binder.get(settings).bind("dunwell.mail.password", String.class).get())
        .isEqualTo("seven dwarfs");
    assertThat(Secrets.inTheOpen(settings)).isEmpty();
  }

  private static NotReadyForLive start(Map<String, String> settings) {
    List<String> arguments = new ArrayList<>();
    settings.forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
    return catchThrowableOfType(
        NotReadyForLive.class,
        () ->
            new SpringApplicationBuilder(Dunwell.class)
                .bannerMode(Banner.Mode.OFF)
                .run(arguments.toArray(String[]::new)));
  }
}

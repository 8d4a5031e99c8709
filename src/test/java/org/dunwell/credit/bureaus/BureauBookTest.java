package org.dunwell.credit.bureaus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Bureaus as settings name them. */
class BureauBookTest {

  private static BureauBook book(Map<String, Object> settings, boolean variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            variables
                ? new SystemEnvironmentPropertySource("test-systemEnvironment", settings)
                : new MapPropertySource("test", settings));
    return new BureauBook(
        environment, new StaticListableBeanFactory().getBeanProvider(BureauOffers.class));
  }

  @Test
  void theFirstThatKnowsTheCountryIsAsked() {
    BureauBook book =
        book(
            Map.of(
                "dunwell.bureaus.a.url", "https://a.example/",
                "dunwell.bureaus.a.countries", "DE,AT",
                "dunwell.bureaus.b.url", "https://b.example",
                "dunwell.bureaus.b.fields.score", "/x/0"),
            false);
    assertThat(book.about("DE")).contains("a");
    assertThat(book.about("FR")).contains("b");
    assertThat(book.all().get("a").url()).isEqualTo("https://a.example");
    assertThat(book.all().get("b").fields()).containsEntry("score", "/x/0");
  }

  @Test
  void variablesOfTheSystemNameThemToo() {
    BureauBook book =
        book(
            Map.of(
                "DUNWELL_BUREAUS_ACME_URL", "https://a.example",
                "DUNWELL_BUREAUS_ACME_WEBHOOK_SECRET", "s",
                "DUNWELL_BUREAUS_ACME_PRICE", "4.50",
                "DUNWELL_BUREAUS_ACME_CURRENCY", "EUR",
                "DUNWELL_BUREAUS_ACME_MONTHLY_BUDGET", "500"),
            true);
    BureauSettings acme = book.all().get("acme");
    assertThat(acme.webhookSecret()).isEqualTo("s");
    assertThat(acme.monthlyBudget()).isEqualByComparingTo("500");
    assertThat(acme).hasToString("BureauSettings[https://a.example]");
  }

  @Test
  void anAddressThatIsNoneIsRefusedAtStart() {
    assertThatThrownBy(() -> book(Map.of("dunwell.bureaus.a.url", "ftp://a.example"), false))
        .hasMessageContaining("dunwell.bureaus.a");
  }

  @Test
  void aFieldThatNobodyKnowsIsRefusedAtStart() {
    assertThatThrownBy(() -> AnswerWords.check(Map.of("colour", "/x")))
        .hasMessageContaining("colour");
    assertThatThrownBy(() -> AnswerWords.check(Map.of("score", "no pointer")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

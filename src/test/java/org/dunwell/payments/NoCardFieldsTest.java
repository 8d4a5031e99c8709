package org.dunwell.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards are typed on the payment provider's pages and nowhere else (docs/pci.md). */
class NoCardFieldsTest {

  /** Names that browsers and people give to fields of a card. */
  private static final Pattern FIELD =
      Pattern.compile(
          "autocomplete=[\"']?cc-|\\b(card|cc)[-_ ]?(number|num|no)\\b|\\bcardnumber\\b|\\b(cvc|cvv|cvn)2?\\b"
              + "|\\b(card|cc)[-_ ]?(exp|expiry|holder|security)\\w*|js\\.stripe\\.com|<iframe[^>]*\\bsrc=.(https?:)?//",
          Pattern.CASE_INSENSITIVE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/resources/templates",
        "src/main/resources/static",
        "src/main/resources/i18n",
        "forms"
      })
  void nothingOfOursAsksForACard(String folder) throws IOException {
    List<String> found = new ArrayList<>();
    int read = 0;
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      for (Path file : files.filter(NoCardFieldsTest::isText).toList()) {
        read++;
        if (FIELD.matcher(Files.readString(file)).find()) {
          found.add(file.toString());
        }
      }
    }
    assertThat(read).isPositive();
    assertThat(found).isEmpty();
  }

  private static boolean isText(Path file) {
    return Files.isRegularFile(file)
        && file.toString().matches(".*\\.(html|js|css|form|properties|txt|yaml)");
  }

  @Test
  void itWouldBeFound() {
    assertThat("<input name=\"cardNumber\">").containsPattern(FIELD);
    assertThat("<input autocomplete=\"cc-number\">").containsPattern(FIELD);
    assertThat("<label>CVC</label>").containsPattern(FIELD);
    assertThat("<iframe class=\"x\" src=\"https://pay.example/card\">").containsPattern(FIELD);
    assertThat("<label>Card number</label>").containsPattern(FIELD);
  }
}

package org.dunwell.stories;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks at a page as axe does, and says what keeps people from using it. */
final class Accessibility {

  private static final String AXE = source();

  private static final String CHECK =
      """
      async () => {
        const found = await axe.run(document, {resultTypes: ['violations']});
        return found.violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          .flatMap(v => v.nodes.slice(0, 3).map(n =>
            v.id + ' (' + v.impact + '): ' + v.help + ' at ' + n.target.join(' ')
            + ' in ' + n.html.slice(0, 160)));
      }
      """;

  private Accessibility() {}

  /** What is serious or worse on the page as it stands; empty when nothing is. */
  @SuppressWarnings("unchecked")
  static List<String> findings(Page page) {
    page.evaluate(AXE);
    return (List<String>) page.evaluate(CHECK);
  }

  private static String source() {
    try (InputStream axe = Accessibility.class.getResourceAsStream("/axe/axe.min.js")) {
      return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

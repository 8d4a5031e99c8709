package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Works a page without a mouse: by Tab, letters, Space and Enter. */
final class Keyboard {

  /** More stops than any of our pages has before what one looks for. */
  private static final int PATIENCE = 250;

  private static final String STANDS_ON =
      """
      ([selector, words]) => {
        const at = document.activeElement;
        const text = (at.textContent + ' ' + (at.getAttribute('aria-label') || '')
          + ' ' + [...(at.labels || [])].map(l => l.textContent).join(' ')).replace(/\\s+/g, ' ');
        return at.matches(selector) && text.includes(words);
      }
      """;

  private final Page page;

  Keyboard(Page page) {
    this.page = page;
  }

  /** Tabs until the focus stands on such an element whose own words or label say this. */
  Keyboard to(String selector, String words) {
    for (int stop = 0; stop < PATIENCE; stop++) {
      if ((boolean) page.evaluate(STANDS_ON, new Object[] {selector, words})) {
        return this;
      }
      page.keyboard().press("Tab");
    }
    assertThat(page.url()).as("no stop at %s \"%s\" by keyboard", selector, words).isEmpty();
    return this;
  }

  /** Follows the link or presses the button that the focus is on, and waits for the next page. */
  void enter() {
    page.evaluate("() => { window.before = true; }");
    page.keyboard().press("Enter");
    page.waitForFunction("() => !window.before && document.readyState === 'complete'");
  }

  /** Opens, ticks or unticks what the focus is on. */
  Keyboard space() {
    page.keyboard().press("Space");
    return this;
  }

  /** Chooses in the list that the focus is on, as one does by typing how the choice begins. */
  Keyboard choose(String beginning) {
    page.keyboard().type(beginning);
    return this;
  }

  /** Types a day into the date field that the focus is on, month first as this browser does. */
  Keyboard date(LocalDate day) {
    page.keyboard().type(day.format(DateTimeFormatter.ofPattern("MMdduuuu")));
    return this;
  }

  /** Replaces what stands in the field that the focus is on. */
  Keyboard type(String text) {
    page.keyboard().press("Control+A");
    page.keyboard().type(text);
    return this;
  }
}

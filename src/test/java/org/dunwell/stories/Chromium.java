package org.dunwell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser, where one is installed. */
final class Chromium implements AutoCloseable {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 860;
  private static final int PHONE = 390;

  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(installed().orElseThrow())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** For {@code @EnabledIf}: browser tests are skipped, and say so, where there is none. */
  static boolean isInstalled() {
    return installed().isPresent();
  }

  /** A new window with nobody signed in. */
  Page window() {
    return browser
        .newContext(
            new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT).setLocale("en-GB"))
        .newPage();
  }

  /** A phone whose browser runs no scripts. */
  Page phoneWithoutScripts() {
    return browser
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(PHONE, 844)
                .setLocale("en-GB")
                .setJavaScriptEnabled(false))
        .newPage();
  }

  /** Signs in on our page, as a person would. */
  static void signIn(Page page, String base, String user) {
    page.navigate(base + "/login");
    page.fill("#username", user);
    page.fill("#password", user);
    page.click("button[type=submit]");
    page.waitForURL(base + "/**");
  }

  /** Keeps a picture below {@code target/}, for a look and for {@code docs/pictures}. */
  static void picture(Page page, String name) {
    var options = new Page.ScreenshotOptions().setPath(Path.of("target/pictures/" + name + ".png"));
    try {
      page.screenshot(options);
    } catch (PlaywrightException busy) {
      // a busy machine has no frame to show at times; what the test asserts is not the picture
      page.waitForTimeout(1_000);
      page.screenshot(options);
    }
  }

  /** Looks at a page at a desk and on a phone, where it has to fit. */
  static void look(Page page, String name) {
    picture(page, name);
    page.setViewportSize(PHONE, 844);
    page.waitForTimeout(100);
    int width = (int) page.evaluate("document.documentElement.scrollWidth");
    picture(page, name + "-phone");
    page.setViewportSize(WIDTH, HEIGHT);
    assertThat(width).as("width of %s on a phone", name).isLessThanOrEqualTo(PHONE);
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static Optional<Path> installed() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}

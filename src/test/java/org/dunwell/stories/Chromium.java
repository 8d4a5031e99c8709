package org.dunwell.stories;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
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
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/pictures/" + name + ".png")));
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

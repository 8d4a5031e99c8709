package org.dunwell.receivables;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.dunwell.platform.BrokenRule;
import org.springframework.web.util.UriUtils;

/**
 * Where the documents of a selling entity's invoices lie, such as {@code
 * https://archive.company.example/invoices/{number}.pdf}.
 */
public record DocumentUrl(String pattern) {

  private static final String NUMBER = "{number}";
  private static final int LONGEST = 500;

  /**
   * Checks a pattern that somebody gave.
   *
   * @param live only https then
   * @throws BrokenRule when it cannot be used
   */
  public static DocumentUrl of(String pattern, boolean live) {
    if (pattern.length() > LONGEST) {
      throw new BrokenRule("The address is longer than %d characters.".formatted(LONGEST));
    }
    URI one = parsed(pattern.replace(NUMBER, "1"));
    boolean secure = "https".equalsIgnoreCase(one.getScheme());
    if (!secure && (live || !"http".equalsIgnoreCase(one.getScheme()))) {
      throw new BrokenRule("The address does not begin with https://.");
    }
    if (one.getHost() == null || one.getRawUserInfo() != null || one.getRawFragment() != null) {
      throw new BrokenRule(
          "The address must name a host, and neither a user nor a place in the page (#).");
    }
    int host = pattern.indexOf('/', pattern.indexOf("//") + 2);
    int number = pattern.indexOf(NUMBER);
    if (number < 0 || host < 0 || number < host) {
      throw new BrokenRule("The address does not have {number} in its path or query.");
    }
    return new DocumentUrl(pattern);
  }

  /**
   * The address of an invoice's document.
   *
   * @throws BrokenRule when the number would lead elsewhere
   */
  public URI of(String number) {
    if (number.matches("[.]*")) {
      throw new BrokenRule("The number %s cannot stand in an address.".formatted(number));
    }
    return parsed(pattern.replace(NUMBER, UriUtils.encode(number, StandardCharsets.UTF_8)));
  }

  private static URI parsed(String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException broken) {
      throw new BrokenRule("The address cannot be read: %s.".formatted(broken.getReason()));
    }
  }
}

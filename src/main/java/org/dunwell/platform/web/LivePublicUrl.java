package org.dunwell.platform.web;

import java.net.URI;
import java.util.List;
import org.dunwell.platform.live.LiveCheck;
import org.dunwell.platform.live.Missing;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Pay links of letters lead somewhere, and nobody on the way reads along. */
@Component
class LivePublicUrl implements LiveCheck {

  @Override
  public List<Missing> missing(Environment settings) {
    String url = settings.getProperty("dunwell.public-url", "");
    return isPublic(url)
        ? List.of()
        : List.of(
            new Missing(
                url.isEmpty()
                    ? "Nothing says under which address customers reach Dunwell."
                    : "Customers cannot follow safely a link that begins with %s.".formatted(url),
                "Set DUNWELL_PUBLIC_URL to its https address, such as https://pay.company.example."));
  }

  private static boolean isPublic(String url) {
    try {
      URI address = URI.create(url);
      return "https".equals(address.getScheme())
          && address.getHost() != null
          && !address.getHost().equals("localhost");
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }
}

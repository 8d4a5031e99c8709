package org.dunwell.credit.orders;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.SignedLinks;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The order systems that are told, and the secrets that sign what they are told. */
@Component
public class OrderSystems {

  private static final int LONGEST_URL = 500;
  private static final String PURPOSE = "order-system";

  private final OrderNewsMapper mapper;
  private final SignedLinks links;
  private final Clock clock;
  private final boolean inside;

  OrderSystems(
      OrderNewsMapper mapper,
      SignedLinks links,
      Clock clock,
      @Value("${dunwell.mode}") String mode,
      @Value("${dunwell.credit.order-systems-inside}") boolean inside) {
    this.mapper = mapper;
    this.links = links;
    this.clock = clock;
    this.inside = inside || !mode.equals("live");
  }

  /** All that are told now. */
  public List<OrderSystem> all() {
    return mapper.systems();
  }

  /** Whether they may stand in our own network and be reached without TLS. */
  boolean mayBeInside() {
    return inside;
  }

  /**
   * Tells one more from now on.
   *
   * @return the secret that signs what it is told: shown this once, derived anew when it is needed,
   *     kept nowhere
   */
  @Transactional
  public String add(String url, String by) {
    String salt = UUID.randomUUID().toString();
    mapper.addSystem(checked(url), salt, by, clock.instant());
    return secret(salt);
  }

  /**
   * Tells it nothing any more.
   *
   * @throws NotThere when there is none with this id
   */
  @Transactional
  public void remove(long id) {
    if (mapper.removeSystem(id, clock.instant()) == 0) {
      throw new NotThere("order system", Long.toString(id));
    }
    mapper.forget(id, clock.instant());
  }

  /** Two seals are 160 bits, in letters and digits. */
  private String secret(String salt) {
    return links.seal(PURPOSE, salt + "/1") + links.seal(PURPOSE, salt + "/2");
  }

  byte[] key(String salt) {
    return secret(salt).getBytes(StandardCharsets.US_ASCII);
  }

  private String checked(String given) {
    String text = given == null ? "" : given.strip();
    try {
      URI url = URI.create(text);
      boolean web = "https".equals(url.getScheme()) || inside && "http".equals(url.getScheme());
      if (web
          && text.length() <= LONGEST_URL
          && url.getHost() != null
          && url.getUserInfo() == null
          && url.getFragment() == null) {
        return text;
      }
    } catch (IllegalArgumentException unreadable) {
      // said below
    }
    throw new BrokenRule(
        "\"%s\" is no address to post to. Give one like https://orders.example.com/dunwell, without a user or a fragment."
            .formatted(text));
  }
}

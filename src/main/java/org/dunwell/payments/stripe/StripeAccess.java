package org.dunwell.payments.stripe;

import com.stripe.StripeClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;

/** The way to Stripe for each selling entity that takes payments online. */
@Component
public class StripeAccess {

  /** A slow answer holds up a payer's page, or all other work that is due. */
  private static final int CONNECT_MILLIS = 5_000;

  private static final int READ_MILLIS = 20_000;

  /** A repeated request carries its key, so nothing is done twice. */
  private static final int RETRIES = 1;

  /**
   * An account of ours at Stripe.
   *
   * @param name code of the selling entity whose it is; of several that share it, the first
   * @param webhookSecret what signs its webhooks
   */
  public record Link(String name, StripeClient client, String webhookSecret) {

    @Override
    public String toString() {
      return "Link[" + name + "]";
    }
  }

  private final StripeProperties properties;
  private final SellingEntities entities;
  private final Map<StripeProperties.Found, StripeClient> clients = new ConcurrentHashMap<>();

  StripeAccess(StripeProperties properties, SellingEntities entities) {
    this.properties = properties;
    this.entities = entities;
  }

  /**
   * Whether this selling entity takes payments online in this currency; asks nobody outside.
   *
   * @param currency ISO 4217
   */
  public boolean offers(SellingEntity entity, String currency) {
    return properties.of(entity.code()).isPresent() && properties.takes(entity.code(), currency);
  }

  /** Empty when this selling entity takes no payments online. */
  public Optional<Link> of(long sellingEntityId) {
    String code = entities.byId(sellingEntityId).code();
    return properties
        .of(code)
        .flatMap(
            found -> all().stream().filter(link -> link.client() == client(found)).findFirst());
  }

  /** The account of this name. */
  public Optional<Link> named(String name) {
    return all().stream().filter(link -> link.name().equals(name)).findFirst();
  }

  /** Every account once, however many selling entities share it. */
  public List<Link> all() {
    List<Link> links = new ArrayList<>();
    for (SellingEntity entity : entities.all()) {
      Optional<StripeProperties.Found> found = properties.of(entity.code());
      if (found.isPresent()) {
        StripeClient client = client(found.get());
        if (links.stream().noneMatch(link -> link.client() == client)) {
          links.add(new Link(entity.code(), client, found.get().keys().webhookSecret()));
        }
      }
    }
    return links;
  }

  private StripeClient client(StripeProperties.Found found) {
    return clients.computeIfAbsent(
        found,
        any ->
            StripeClient.builder()
                .setApiKey(found.keys().secretKey())
                .setApiBase(found.apiBase())
                .setConnectTimeout(CONNECT_MILLIS)
                .setReadTimeout(READ_MILLIS)
                .setMaxNetworkRetries(RETRIES)
                .build());
  }
}

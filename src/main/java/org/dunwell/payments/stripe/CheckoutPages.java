package org.dunwell.payments.stripe;

import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.dunwell.platform.security.FormTargets;
import org.dunwell.receivables.SellingEntities;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where Stripe's pages stand: customers are sent there to pay, and browsers let them go nowhere
 * else.
 */
@Component
class CheckoutPages implements FormTargets {

  private static final String API = "https://api.stripe.com";
  private static final String PAGES = "https://checkout.stripe.com";

  private final StripeProperties properties;
  private final SellingEntities entities;
  private final String others;

  /**
   * @param others origins with commas: a company's own domain at Stripe, or where browsers find the
   *     sandbox's page
   */
  CheckoutPages(
      StripeProperties properties,
      SellingEntities entities,
      @Value("${dunwell.stripe.checkout-origins:${dunwell.sandbox.stripe.public-url:}}")
          String others) {
    this.properties = properties;
    this.entities = entities;
    this.others = others;
  }

  @Override
  public Set<String> origins() {
    Set<String> origins = new TreeSet<>();
    entities
        .all()
        .forEach(
            entity ->
                properties
                    .of(entity.code())
                    .ifPresent(
                        found ->
                            origins.add(
                                found.apiBase().equals(API) ? PAGES : origin(found.apiBase()))));
    Arrays.stream(others.split(","))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(CheckoutPages::origin)
        .forEach(origins::add);
    return origins;
  }

  private static String origin(String address) {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}

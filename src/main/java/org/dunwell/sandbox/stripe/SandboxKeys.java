package org.dunwell.sandbox.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.dunwell.payments.stripe.StripeKeys;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * In the sandbox every selling entity has an account at the sandbox's payment provider, which sends
 * its webhooks here. They are registered over the wire as a merchant does it.
 */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class SandboxKeys implements StripeKeys {

  private static final Logger log = LoggerFactory.getLogger(SandboxKeys.class);

  /** What a key may not have of a selling entity's code. */
  private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9-]");

  private static final Map<String, String> OURS = Map.of("registered_by", "dunwell");

  private final String apiBase;
  private final SellingEntities entities;
  private final Set<String> registered = ConcurrentHashMap.newKeySet();
  private volatile String hook;

  SandboxKeys(
      @Value("${dunwell.sandbox.stripe.url:}") String elsewhere,
      ObjectProvider<StripeServer> here,
      SellingEntities entities) {
    StripeServer server = here.getIfAvailable();
    this.apiBase = server == null ? elsewhere.replaceAll("/+$", "") : server.address();
    this.entities = entities;
  }

  @Override
  public String apiBase() {
    return apiBase;
  }

  @Override
  public Optional<Account> account(String sellingEntityCode) {
    String key = key(sellingEntityCode);
    if (hook != null && !registered.contains(key)) {
      register(key);
    }
    return Optional.of(new Account(key, Endpoints.secret(key)));
  }

  private static String key(String code) {
    return "sk_test_"
        + STRANGE.matcher(code).replaceAll(strange -> "_" + (int) strange.group().charAt(0));
  }

  /** Now it is known where webhooks can come. */
  @EventListener
  void open(WebServerInitializedEvent started) {
    if (started.getApplicationContext().getServerNamespace() == null) {
      hook = "http://127.0.0.1:" + started.getWebServer().getPort() + "/hooks/stripe";
      entities.all().stream().map(SellingEntity::code).forEach(this::account);
    }
  }

  private void register(String key) {
    try {
      StripeClient stripe = StripeClient.builder().setApiKey(key).setApiBase(apiBase).build();
      Optional<WebhookEndpoint> before = ours(stripe);
      if (before.isEmpty()) {
        create(stripe);
      } else if (!before.get().getUrl().equals(hook)) {
        stripe
            .v1()
            .webhookEndpoints()
            .update(
                before.get().getId(), WebhookEndpointUpdateParams.builder().setUrl(hook).build());
      }
      registered.add(key);
    } catch (StripeException notNow) {
      log.warn("The sandbox's payments at {} do not answer yet: {}", apiBase, notNow.getMessage());
    }
  }

  private static Optional<WebhookEndpoint> ours(StripeClient stripe) throws StripeException {
    return stripe
        .v1()
        .webhookEndpoints()
        .list(WebhookEndpointListParams.builder().setLimit(100L).build())
        .getData()
        .stream()
        .filter(endpoint -> OURS.equals(endpoint.getMetadata()))
        .findFirst();
  }

  private void create(StripeClient stripe) throws StripeException {
    stripe
        .v1()
        .webhookEndpoints()
        .create(
            WebhookEndpointCreateParams.builder()
                .setUrl(hook)
                .addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.ALL)
                .putAllMetadata(OURS)
                .build());
  }
}

package org.dunwell.sandbox.bureau;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dunwell.credit.Party;
import org.dunwell.credit.bureaus.BureauOffers;
import org.dunwell.credit.bureaus.BureauSettings;
import org.dunwell.sandbox.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** In the sandbox there is one bureau, which everybody may ask and which tells what changes. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
public class SandboxBureau implements BureauOffers {

  private static final Logger log = LoggerFactory.getLogger(SandboxBureau.class);

  private static final String KEY = "bk_sandbox";
  private static final String NAME = "sandbox";
  private static final BigDecimal PRICE = new BigDecimal("4.50");
  private static final BigDecimal BUDGET = new BigDecimal("5000");
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private final String address;

  SandboxBureau(
      @Value("${dunwell.sandbox.bureau.url:}") String elsewhere,
      ObjectProvider<BureauServer> here) {
    BureauServer server = here.getIfAvailable();
    this.address = server == null ? elsewhere.replaceAll("/+$", "") : server.address();
  }

  @Override
  public Map<String, BureauSettings> bureaus() {
    return Map.of(
        NAME,
        new BureauSettings(
            address, KEY, Notices.secret(KEY), PRICE, "EUR", BUDGET, List.of(), null, Map.of()));
  }

  /** Now it is known where notices can come. */
  @EventListener
  void open(WebServerInitializedEvent started) {
    if (started.getApplicationContext().getServerNamespace() == null) {
      int port = started.getWebServer().getPort();
      post(
          "/v1/hooks",
          Json.JSON.createObjectNode().put("url", "http://127.0.0.1:" + port + "/hooks/bureau"));
    }
  }

  /** Lets the bureau know these companies, so that its page lists them before anybody asks. */
  public void introduce(List<Party> parties) {
    ObjectNode body = Json.JSON.createObjectNode().put("account", KEY);
    ArrayNode companies = body.putArray("companies");
    parties.forEach(
        party ->
            companies
                .addObject()
                .put("name", party.name())
                .put("registrationNumber", party.registrationNumber())
                .put("country", party.country()));
    post(Control.PATH + "/companies", body);
  }

  private void post(String path, ObjectNode body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + path))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + KEY)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(Json.JSON.writeValueAsBytes(body)))
              .build();
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status != OK) {
        log.warn("The sandbox's bureau at {} answered {} at {}", address, status, path);
      }
    } catch (IOException notNow) {
      log.warn("The sandbox's bureau at {} does not answer yet: {}", address, notNow.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}

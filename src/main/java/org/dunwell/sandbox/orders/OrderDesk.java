package org.dunwell.sandbox.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.dunwell.credit.orders.OrderSystems;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.net.SignedPosts;
import org.dunwell.platform.security.ApiTokens;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The other company's desk: places orders, hears of them, checks who says so. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
public class OrderDesk {

  /** Where it is told. */
  public static final String HOOK = "/hooks/sandbox-orders";

  private static final int REMEMBERED = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** As Stripe's own: what is older is somebody's repetition. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Who places orders, and with what: made when the first one is placed. */
  private record Connection(String token, byte[] secret) {}

  private final HttpClient client = HttpClient.newHttpClient();
  private final OrderSystems systems;
  private final ApiTokens tokens;
  private final ObjectMapper json;
  private final Clock clock;
  private final ArrayDeque<Placed> placed = new ArrayDeque<>();
  private final ArrayDeque<Told> told = new ArrayDeque<>();
  private volatile Connection connection;
  private volatile int port;

  OrderDesk(OrderSystems systems, ApiTokens tokens, ObjectMapper json, Clock clock) {
    this.systems = systems;
    this.tokens = tokens;
    this.json = json;
    this.clock = clock;
  }

  @EventListener
  void open(WebServerInitializedEvent started) {
    if (started.getApplicationContext().getServerNamespace() == null) {
      port = started.getWebServer().getPort();
    }
  }

  /**
   * Asks, as that user.
   *
   * @param path beneath {@code /api/credit/order-checks}; empty for the question itself
   * @throws BrokenRule when Dunwell does not answer
   */
  public Placed ask(String path, Map<String, Object> body, String by) {
    Connection ours = connected(by);
    try {
      String request = json.writeValueAsString(body);
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(base() + "/api/credit/order-checks" + path))
                  .timeout(PATIENCE)
                  .header("Authorization", "Bearer " + ours.token())
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(request))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      Placed one = new Placed(clock.instant(), path, request, answer.statusCode(), answer.body());
      remember(placed, one);
      return one;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Text and numbers are JSON", impossible);
    } catch (IOException silent) {
      throw new BrokenRule("Dunwell does not answer the order system: " + silent.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new BrokenRule("Stopped while waiting for the answer.");
    }
  }

  /** Anew, too, when an administrator has taken this desk off the list. */
  private synchronized Connection connected(String by) {
    String url = base() + HOOK;
    if (connection == null || systems.all().stream().noneMatch(one -> one.url().equals(url))) {
      systems.all().stream()
          .filter(system -> system.url().endsWith(HOOK))
          .forEach(system -> systems.remove(system.id()));
      String secret = systems.add(url, by);
      connection =
          new Connection(
              tokens.create(by, "Order system of the sandbox"),
              secret.getBytes(StandardCharsets.US_ASCII));
    }
    return connection;
  }

  private String base() {
    return "http://localhost:" + port;
  }

  /** Takes news; whether it was signed with our secret, lately. */
  boolean hear(String key, String signature, byte[] body) {
    Connection ours = connection;
    boolean genuine =
        ours != null
            && SignedPosts.isSigned(
                ours.secret(), signature, body, clock.instant().getEpochSecond(), TOLERANCE);
    remember(
        told, new Told(clock.instant(), key, genuine, new String(body, StandardCharsets.UTF_8)));
    return genuine;
  }

  /** The latest questions, newest first. */
  public List<Placed> asked() {
    return copy(placed);
  }

  /** The latest news, newest first. */
  public List<Told> heard() {
    return copy(told);
  }

  private static <T> void remember(ArrayDeque<T> list, T one) {
    synchronized (list) {
      list.addFirst(one);
      if (list.size() > REMEMBERED) {
        list.removeLast();
      }
    }
  }

  private static <T> List<T> copy(ArrayDeque<T> list) {
    synchronized (list) {
      return List.copyOf(list);
    }
  }
}

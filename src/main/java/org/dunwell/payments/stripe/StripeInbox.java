package org.dunwell.payments.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;

/** What Stripe tells us: proven, stored, each event once; acted on by {@link StripeWork}. */
@Component
public class StripeInbox {

  /** A signed webhook that is older than this is somebody's repetition (Stripe's own default). */
  static final long TOLERANCE_SECONDS = 300;

  /** Stripe's own names are shorter; the database has to index them. */
  private static final int LONGEST = 255;

  private final StripeEventMapper mapper;
  private final StripeAccess access;
  private final ObjectMapper json;
  private final Clock clock;

  StripeInbox(StripeEventMapper mapper, StripeAccess access, ObjectMapper json, Clock clock) {
    this.mapper = mapper;
    this.access = access;
    this.json = json;
    this.clock = clock;
  }

  /** No account of ours has signed this, or not lately. */
  static final class NotStripe extends BrokenRule {

    NotStripe() {
      super("The signature is not that of an account of ours, or it is too old.");
    }
  }

  /**
   * Keeps what came to the door.
   *
   * @param signature the header {@code Stripe-Signature}
   * @throws NotStripe when no account of ours has signed it within the last minutes
   */
  void take(String body, String signature) {
    StripeAccess.Link sender =
        access.all().stream()
            .filter(link -> hasSigned(link, body, signature))
            .findFirst()
            .orElseThrow(NotStripe::new);
    JsonNode event = read(body);
    store(
        sender,
        text(event, "id"),
        text(event, "type"),
        text(event.path("data").path("object"), "id"),
        Instant.ofEpochSecond(event.path("created").asLong()),
        "webhook");
  }

  /** By the computer's own time, in which Stripe lives, whatever the sandbox's clock shows. */
  private boolean hasSigned(StripeAccess.Link link, String body, String signature) {
    try {
      return signature != null
          && Webhook.Signature.verifyHeader(
              body, signature, link.webhookSecret(), TOLERANCE_SECONDS);
    } catch (SignatureVerificationException other) {
      return false;
    }
  }

  private JsonNode read(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException broken) {
      throw new BrokenRule("The body is not JSON. Send the event as Stripe does.");
    }
  }

  /** What an event is about, out of the object's JSON; empty when it has no name. */
  String objectId(String object) {
    return text(read(object), "id");
  }

  private static String text(JsonNode node, String name) {
    String text = node.path(name).asText("");
    return text.length() > LONGEST ? "" : text;
  }

  /**
   * Keeps an event; one without a name or an object says nothing.
   *
   * @return whether it was not there yet
   */
  boolean store(
      StripeAccess.Link link, String id, String type, String objectId, Instant at, String via) {
    if (id.isEmpty() || objectId.isEmpty()) {
      return false;
    }
    return mapper.insert(
            new StripeEventMapper.Row(link.name(), id, type, objectId, at, via), clock.instant())
        > 0;
  }

  /**
   * The latest events, for people.
   *
   * @param state only those; null for all
   */
  public List<StripeEvent> latest(String state, int limit) {
    return mapper.latest(state, limit);
  }

  /** Whether anything was heard at all. */
  public Optional<StripeEvent> last() {
    return mapper.latest(null, 1).stream().findFirst();
  }
}

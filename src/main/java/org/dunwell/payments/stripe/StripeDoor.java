package org.dunwell.payments.stripe;

import java.nio.charset.StandardCharsets;
import org.dunwell.platform.web.UploadLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where Stripe tells us what has happened; answered as soon as it is stored. */
@RestController
class StripeDoor {

  static final String PATH = "/hooks/stripe";

  private static final Logger log = LoggerFactory.getLogger(StripeDoor.class);

  private static final long MOST_BYTES = 512 * 1024;

  private final StripeInbox inbox;

  StripeDoor(StripeInbox inbox) {
    this.inbox = inbox;
  }

  @Configuration(proxyBeanMethods = false)
  static class Limit {

    @Bean
    UploadLimit stripeWebhookLimit() {
      return new UploadLimit(PATH, MOST_BYTES, "One event of Stripe's, of at most 512 KB.");
    }
  }

  @PostMapping(PATH)
  ResponseEntity<String> event(
      @RequestBody(required = false) byte[] body,
      @RequestHeader(name = "Stripe-Signature", required = false) String signature) {
    try {
      inbox.take(body == null ? "" : new String(body, StandardCharsets.UTF_8), signature);
      return ResponseEntity.ok("stored");
    } catch (StripeInbox.NotStripe stranger) {
      log.warn("A webhook was refused: no account of ours has signed it within the last minutes.");
      return ResponseEntity.status(HttpStatus.BAD_REQUEST).body(stranger.getMessage());
    }
  }
}

package org.dunwell.sandbox.web;

import java.net.URI;
import java.util.Optional;
import org.dunwell.sandbox.stripe.StripeServer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way to the payment provider's own pages, which stand at an address of their own. */
@RestController
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class PaymentsDoor {

  private final String address;

  PaymentsDoor(
      Optional<StripeServer> here,
      @Value("${dunwell.sandbox.stripe.public-url:${dunwell.sandbox.stripe.url:}}")
          String elsewhere) {
    address = here.map(StripeServer::publicUrl).orElse(elsewhere);
  }

  @GetMapping("/sandbox/payments")
  ResponseEntity<Void> lead() {
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(address + "/")).build();
  }
}

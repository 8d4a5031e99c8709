package org.dunwell.sandbox.web;

import java.net.URI;
import java.util.Optional;
import org.dunwell.sandbox.twilio.PhoneServer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way to the telephone company's own pages, which stand at an address of their own. */
@RestController
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class PhoneDoor {

  private final String address;

  PhoneDoor(
      Optional<PhoneServer> here,
      @Value("${dunwell.sandbox.phone.public-url:${dunwell.sandbox.phone.url:}}")
          String elsewhere) {
    address = here.map(PhoneServer::publicUrl).orElse(elsewhere);
  }

  @GetMapping("/sandbox/phone")
  ResponseEntity<Void> lead() {
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(address + "/")).build();
  }
}

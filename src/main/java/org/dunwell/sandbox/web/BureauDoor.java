package org.dunwell.sandbox.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.dunwell.credit.Parties;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.sandbox.bureau.BureauServer;
import org.dunwell.sandbox.bureau.SandboxBureau;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way to the credit bureau's own page, which stands at an address of its own. */
@RestController
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class BureauDoor {

  /** As many customers as a page of people's size may need; others are known once asked about. */
  private static final int INTRODUCED = 500;

  private final SandboxBureau bureau;
  private final Customers customers;
  private final Parties parties;
  private final String address;

  BureauDoor(
      Optional<BureauServer> here,
      SandboxBureau bureau,
      Customers customers,
      Parties parties,
      @Value("${dunwell.sandbox.bureau.public-url:${dunwell.sandbox.bureau.url:}}")
          String elsewhere) {
    this.bureau = bureau;
    this.customers = customers;
    this.parties = parties;
    address = here.map(BureauServer::publicUrl).orElse(elsewhere);
  }

  @GetMapping("/sandbox/bureau")
  ResponseEntity<Void> lead() {
    List<Long> known = customers.list(null, null, INTRODUCED).stream().map(Customer::id).toList();
    bureau.introduce(parties.ofCustomers(known));
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(address + "/")).build();
  }
}

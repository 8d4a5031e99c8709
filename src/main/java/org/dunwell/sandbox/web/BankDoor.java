package org.dunwell.sandbox.web;

import java.net.URI;
import java.security.Principal;
import org.dunwell.sandbox.bank.SandboxBank;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sandbox's bank: a button and a command let customers pay what is open. */
@RestController
@RequestMapping("/sandbox/bank")
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class BankDoor {

  private final SandboxBank bank;

  BankDoor(SandboxBank bank) {
    this.bank = bank;
  }

  /** The file, to look at or to upload. */
  @GetMapping(value = "/statement.xml", produces = MediaType.APPLICATION_XML_VALUE)
  String statement() {
    return bank.statement();
  }

  /**
   * Where the statement is read.
   *
   * @param statement the path of its page
   */
  record Paid(String statement) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Paid pay(Principal by) {
    return new Paid("/bank-statements/" + bank.pay(by.getName()));
  }

  /** The button: on to the file that is read now. */
  @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Void> press(Principal by) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(pay(by).statement()))
        .build();
  }
}

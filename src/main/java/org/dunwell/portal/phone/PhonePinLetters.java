package org.dunwell.portal.phone;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunwell.contact.letters.PostalAddress;
import org.dunwell.contact.letters.Printer;
import org.dunwell.contact.letters.Stationery;
import org.dunwell.contact.phone.LineNumbers;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.web.Downloads;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * One of us prints a letter with a new PIN. It is made for this print and stored nowhere: whoever
 * loses the letter prints another one.
 */
@Controller
class PhonePinLetters {

  private final PhonePins pins;
  private final Customers customers;
  private final SellingEntities entities;
  private final LineNumbers numbers;
  private final Printer printer;
  private final ITemplateEngine templates;
  private final JdbcClient jdbc;
  private final Clock clock;

  PhonePinLetters(
      PhonePins pins,
      Customers customers,
      SellingEntities entities,
      LineNumbers numbers,
      Printer printer,
      ITemplateEngine templates,
      JdbcClient jdbc,
      Clock clock) {
    this.pins = pins;
    this.customers = customers;
    this.entities = entities;
    this.numbers = numbers;
    this.printer = printer;
    this.templates = templates;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @PostMapping("/customers/{number}/phone-pin")
  @Transactional
  ResponseEntity<byte[]> print(@PathVariable String number, Principal by) {
    Customer customer = customers.byNumber(number);
    SellingEntity entity = sender(customer);
    String pin = pins.renew(customer.id(), by.getName());
    Words words = Words.in(customer.language());
    Context letter =
        new Context(
            words.locale(),
            Map.of(
                "words", words,
                "entity", entity,
                "phone", numbers.of(entity),
                "customer", customer,
                "pin", readable(pin),
                "today", words.date(entity.dayAt(clock.instant())),
                "stationery", Stationery.of(entity.country()),
                "address", address(customer, entity)));
    byte[] pdf =
        printer
            .print(templates.process("portal/phone-pin-letter", letter), clock.instant())
            .bytes();
    return Downloads.of("phone-pin-%s.pdf".formatted(number), MediaType.APPLICATION_PDF_VALUE, pdf);
  }

  private static List<String> address(Customer customer, SellingEntity entity) {
    return List.of(
        PostalAddress.of(customer)
            .lines(entity.country(), Locale.forLanguageTag(entity.language()))
            .split("\n"));
  }

  /** The company of ours that wrote the customer's latest invoice; the first one for none. */
  private SellingEntity sender(Customer customer) {
    return jdbc.sql(
            """
            select selling_entity_id
            from receivables.invoice
            where customer_id = ?
            order by issued_on desc, id desc
            limit 1
            """)
        .param(customer.id())
        .query(Long.class)
        .optional()
        .map(entities::byId)
        .orElseGet(() -> entities.all().get(0));
  }

  /** Three and three digits: so people read them. */
  static String readable(String pin) {
    return pin.substring(0, 3) + " " + pin.substring(3);
  }
}

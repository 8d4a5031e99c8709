package org.dunwell.receivables.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.Statement;
import org.dunwell.receivables.Statements;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers, their contacts and what they owe. */
@RestController
@RequestMapping("/api/customers")
@Tag(name = "Customers")
class CustomerResource {

  /** What is open with one selling entity. */
  record Owed(
      String sellingEntity,
      List<Statement.Item> items,
      List<Statement.Credit> credits,
      List<Statement.Totals> totals) {}

  /** A customer in full. */
  record Detail(@JsonUnwrapped Customer customer, List<Contact> contacts, List<Owed> owed) {}

  private final Customers customers;
  private final SellingEntities entities;
  private final Statements statements;
  private final Access access;
  private final Clock clock;

  CustomerResource(
      Customers customers,
      SellingEntities entities,
      Statements statements,
      Access access,
      Clock clock) {
    this.access = access;
    this.customers = customers;
    this.entities = entities;
    this.statements = statements;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "Customers by number; search looks in number, name and city")
  Listing<Customer> list(
      @RequestParam(required = false) String search,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = Pages.DEFAULT) int limit) {
    return Pages.of(
        customers.list(search, after, Pages.toRead(limit)),
        customers.count(search),
        limit,
        Customer::number);
  }

  @GetMapping("/{number}")
  @Operation(summary = "A customer with contacts and what is open, for each selling entity")
  Detail one(@PathVariable String number) {
    Customer customer = customers.byNumber(number);
    List<SellingEntity> sellers = entities.all();
    Map<Account, Statement> owed =
        statements.of(
            sellers.stream().map(seller -> new Account(customer.id(), seller.id())).toList(),
            clock.instant());
    return new Detail(
        customer,
        customers.contacts(customer.id()),
        sellers.stream()
            .filter(seller -> access.toAccount(customer.id(), seller.id()))
            .map(seller -> owed(seller, owed.get(new Account(customer.id(), seller.id()))))
            .filter(account -> !account.totals().isEmpty())
            .toList());
  }

  private static Owed owed(SellingEntity seller, Statement statement) {
    return new Owed(seller.code(), statement.items(), statement.credits(), statement.totals());
  }
}

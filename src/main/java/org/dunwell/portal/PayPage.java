package org.dunwell.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunwell.contact.StatementSheets;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.SignedLinks;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.Statement;
import org.dunwell.receivables.Statements;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What a customer sees behind the link of a letter: the statement as of now, and how to pay. */
@Controller
class PayPage {

  private static final String PURPOSE = "pay";

  private final SignedLinks links;
  private final Statements statements;
  private final Customers customers;
  private final SellingEntities entities;
  private final Clock clock;

  PayPage(
      SignedLinks links,
      Statements statements,
      Customers customers,
      SellingEntities entities,
      Clock clock) {
    this.links = links;
    this.statements = statements;
    this.customers = customers;
    this.entities = entities;
    this.clock = clock;
  }

  @GetMapping("/pay/{token}")
  ModelAndView page(@PathVariable String token, Locale reader, HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
    // the address of this page opens it: it must not travel on to other sites
    response.setHeader("Referrer-Policy", "no-referrer");
    return links
        .read(PURPOSE, token)
        .map(PayPage::account)
        .map(this::statement)
        .orElseGet(() -> sorry(token, Words.in(reader.getLanguage())));
  }

  private static Account account(String subject) {
    String[] ids = subject.split("-");
    return new Account(Long.parseLong(ids[0]), Long.parseLong(ids[1]));
  }

  /** Null when the ledger does not know the account any more: only a sandbox forgets. */
  private ModelAndView statement(Account account) {
    Statement statement = statements.of(List.of(account), clock.instant()).get(account);
    List<Customer> found = customers.byIds(List.of(account.customerId()));
    if (statement == null || found.isEmpty()) {
      return null;
    }
    Customer customer = found.get(0);
    SellingEntity entity = entities.byId(account.sellingEntityId());
    Words words = Words.in(customer.language());
    return new ModelAndView(
        "portal/pay",
        Map.of(
            "words", words,
            "entity", entity,
            "customer", customer,
            "sheet", StatementSheets.write(statement, entity, customer, words)));
  }

  private ModelAndView sorry(String token, Words words) {
    boolean expired = links.expired(PURPOSE, token);
    ModelAndView page =
        new ModelAndView(
            "portal/sorry",
            Map.of(
                "words",
                words,
                "title",
                words.of(expired ? "page.expired.title" : "page.unknown.title"),
                "text",
                expired
                    ? words.of("page.expired.text", StatementSheets.LINK_VALIDITY.toDays())
                    : words.of("page.unknown.text")));
    page.setStatus(expired ? HttpStatus.GONE : HttpStatus.NOT_FOUND);
    return page;
  }
}

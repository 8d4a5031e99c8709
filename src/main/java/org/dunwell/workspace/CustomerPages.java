package org.dunwell.workspace;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.workspace.CustomerPageMapper.CustomerCard;
import org.dunwell.workspace.CustomerPageMapper.CustomerLine;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Customers: the list, and one with what it owes and what was said. */
@Controller
class CustomerPages {

  /** Enough for a customer with many invoices; the rest is a page of its own. */
  private static final int MOST = 100;

  private final CustomerPageMapper customers;
  private final InvoicePageMapper invoices;
  private final MessagePageMapper messages;
  private final CasePageMapper cases;
  private final Story story;
  private final List<CustomerSection> sections;
  private final Clock clock;

  CustomerPages(
      CustomerPageMapper customers,
      InvoicePageMapper invoices,
      MessagePageMapper messages,
      CasePageMapper cases,
      Story story,
      List<CustomerSection> sections,
      Clock clock) {
    this.customers = customers;
    this.invoices = invoices;
    this.messages = messages;
    this.cases = cases;
    this.story = story;
    this.sections =
        sections.stream().sorted(Comparator.comparingInt(CustomerSection::order)).toList();
    this.clock = clock;
  }

  @GetMapping("/customers")
  String list(
      @RequestParam(required = false) String q,
      @RequestParam(required = false) Long after,
      Model model) {
    String words = StringUtils.hasText(q) ? q.strip() : null;
    model.addAttribute("q", words);
    model.addAttribute("page", Page.of(customers.list(words, after, Page.FETCH), CustomerLine::id));
    return "workspace/customers";
  }

  @GetMapping("/customers/{number}")
  String one(@PathVariable String number, Model model) {
    CustomerCard customer =
        customers.byNumber(number).orElseThrow(() -> new NotThere("customer", number));
    long id = customer.id();
    model.addAttribute("customer", customer);
    model.addAttribute("contacts", customers.contacts(id, MOST));
    model.addAttribute("balances", customers.balances(id, clock.instant()));
    model.addAttribute("invoices", invoices.openOfCustomer(id, clock.instant(), MOST));
    model.addAttribute("cases", cases.runningOfCustomer(id, MOST));
    model.addAttribute("messages", messages.ofCustomer(id, MOST));
    model.addAttribute("story", story.ofCustomer(id));
    sections.forEach(section -> model.addAllAttributes(section.model(List.of(id))));
    model.addAttribute(
        "sections", sections.stream().map(CustomerSection::fragment).distinct().toList());
    return "workspace/customer";
  }
}

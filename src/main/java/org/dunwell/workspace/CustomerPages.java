package org.dunwell.workspace;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.dunwell.collections.calls.CustomerCalls;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline.Search;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.workspace.CustomerPageMapper.CustomerCard;
import org.dunwell.workspace.CustomerPageMapper.CustomerLine;
import org.dunwell.workspace.CustomerPageMapper.Member;
import org.dunwell.workspace.process.TaskDesk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Customers: the list, and one with what it owes and what was said. */
@Controller
class CustomerPages {

  /** The largest group that is shown as one. */
  private static final int MOST_MEMBERS = 500;

  private final CustomerPageMapper customers;
  private final Story story;
  private final CustomerCalls calls;
  private final TaskDesk desk;
  private final List<CustomerSection> sections;
  private final Clock clock;

  CustomerPages(
      CustomerPageMapper customers,
      Story story,
      CustomerCalls calls,
      TaskDesk desk,
      List<CustomerSection> sections,
      Clock clock) {
    this.customers = customers;
    this.story = story;
    this.calls = calls;
    this.desk = desk;
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
  String one(
      @PathVariable String number,
      @RequestParam(defaultValue = "false") boolean group,
      @RequestParam(required = false) String q,
      @RequestParam(required = false) Long before,
      @RequestParam(defaultValue = "false") boolean decisions,
      Model model) {
    CustomerCard customer =
        customers.byNumber(number).orElseThrow(() -> new NotThere("customer", number));
    List<Member> members = customers.group(customer.id(), MOST_MEMBERS);
    List<Long> ids = group ? members.stream().map(Member::id).toList() : List.of(customer.id());
    String words = StringUtils.hasText(q) ? q.strip() : null;
    model.addAttribute("customer", customer);
    model.addAttribute(
        "callTask", calls.waiting(customer.id()).flatMap(desk::ofInstance).orElse(null));
    model.addAttribute("group", group);
    model.addAttribute("members", members);
    model.addAttribute("q", words);
    model.addAttribute("before", before);
    model.addAttribute("decisions", decisions);
    model.addAttribute("balances", customers.balances(ids.toArray(Long[]::new), clock.instant()));
    model.addAttribute("story", story.ofCustomers(ids, new Search(words, before, decisions)));
    sections.forEach(section -> model.addAllAttributes(section.model(ids)));
    model.addAttribute(
        "sections", sections.stream().map(CustomerSection::fragment).distinct().toList());
    return "workspace/customer";
  }
}

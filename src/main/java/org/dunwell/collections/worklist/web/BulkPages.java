package org.dunwell.collections.worklist.web;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.collections.worklist.BulkAction;
import org.dunwell.collections.worklist.BulkActions;
import org.dunwell.collections.worklist.BulkLine;
import org.dunwell.collections.worklist.BulkOrder;
import org.dunwell.collections.worklist.Worklist;
import org.dunwell.collections.worklist.WorklistFilter;
import org.dunwell.collections.worklist.WorklistLine;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.security.Users;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** One action on many customers: the preview shows what would happen to each, then it is done. */
@Controller
class BulkPages {

  /** What stands in the form. */
  record Form(
      String action,
      List<String> customer,
      Boolean all,
      String query,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
      String reason,
      String owner) {

    BulkOrder order(List<String> customers) {
      return new BulkOrder(BulkAction.of(action), customers, until, reason, owner);
    }

    List<String> customers() {
      return customer == null ? List.of() : customer;
    }
  }

  private final BulkActions actions;
  private final Worklist worklist;
  private final Users users;

  BulkPages(BulkActions actions, Worklist worklist, Users users) {
    this.actions = actions;
    this.worklist = worklist;
    this.users = users;
  }

  @GetMapping("/worklist/bulk")
  String preview(@ModelAttribute Form form, Principal user, Model model, RedirectAttributes told) {
    try {
      return show(form, customers(form, user.getName()), model);
    } catch (BrokenRule wrong) {
      told.addFlashAttribute("refused", wrong.getMessage());
      return list(form.query());
    }
  }

  @PostMapping("/worklist/bulk")
  String run(@ModelAttribute Form form, Principal user, Model model, RedirectAttributes told) {
    BulkOrder order = form.order(form.customers());
    try {
      int done = actions.run(order, user.getName());
      told.addFlashAttribute("done", words(order.action(), done));
    } catch (BrokenRule wrong) {
      model.addAttribute("refused", wrong.getMessage());
      return show(form, form.customers(), model);
    }
    return order.customers().size() == 1
        ? "redirect:"
            + UriComponentsBuilder.fromPath("/customers/{number}")
                .build(false)
                .expand(order.customers().get(0))
                .encode()
                .toUriString()
        : list(form.query());
  }

  private String show(Form form, List<String> customers, Model model) {
    BulkOrder order = form.order(customers);
    List<BulkLine> lines = actions.preview(order);
    model.addAttribute("form", form);
    model.addAttribute("order", order);
    model.addAttribute("lines", lines);
    model.addAttribute("included", lines.stream().filter(BulkLine::included).count());
    model.addAttribute("owners", users.collectors());
    model.addAttribute("longest", Worklist.LONGEST_SNOOZE_DAYS);
    return "collections/worklist/bulk";
  }

  /** The ticked ones, or all that fit the filter of the list. */
  private List<String> customers(Form form, String user) {
    if (!Boolean.TRUE.equals(form.all())) {
      return form.customers();
    }
    Worklist.Page page =
        worklist.page(WorklistFilter.ofQuery(form.query()).onPage(1), user, BulkActions.MOST);
    if (page.total() > BulkActions.MOST) {
      throw new BrokenRule(
          "%d customers fit this list; at most %d are done at once. Narrow the list."
              .formatted(page.total(), BulkActions.MOST));
    }
    return page.lines().stream().map(WorklistLine::customer).toList();
  }

  /** Back to the list as it was looked at. */
  private static String list(String query) {
    String clean = WorklistFilter.ofQuery(query).query();
    return "redirect:/worklist" + (clean.isEmpty() ? "" : "?" + clean);
  }

  private static String words(BulkAction action, int done) {
    String customers = done == 1 ? "1 customer" : done + " customers";
    return switch (action) {
      case SNOOZE -> customers + " put off.";
      case HAND_OVER -> customers + " handed over.";
      case CALL -> "A call is asked for: " + customers + ".";
      case REMINDER -> "A reminder is on its way: " + customers + ".";
    };
  }
}

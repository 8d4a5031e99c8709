package org.dunwell.collections.worklist.web;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunwell.collections.process.OpenTaskIds;
import org.dunwell.collections.worklist.SavedViews;
import org.dunwell.collections.worklist.Worklist;
import org.dunwell.collections.worklist.WorklistFilter;
import org.dunwell.collections.worklist.WorklistLine;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The worklist, its saved views, and the way from one customer to the next. */
@Controller
class WorklistPages {

  /** Where the session keeps the filter of the list that was looked at last. */
  private static final String LAST = "worklist.filter";

  private final Worklist worklist;
  private final SavedViews views;
  private final Customers customers;
  private final Access access;
  private final FilterChoices choices;
  private final OpenTaskIds taskIds;

  WorklistPages(
      Worklist worklist,
      SavedViews views,
      Customers customers,
      Access access,
      FilterChoices choices,
      OpenTaskIds taskIds) {
    this.worklist = worklist;
    this.views = views;
    this.customers = customers;
    this.access = access;
    this.choices = choices;
    this.taskIds = taskIds;
  }

  @GetMapping("/worklist")
  String list(
      @RequestParam Map<String, String> given, Principal user, HttpSession session, Model model) {
    WorklistFilter asked = filter(given, model);
    Worklist.Page page = worklist.list(asked, user.getName());
    session.setAttribute(LAST, page.filter().parameters());
    model.addAttribute("page", page);
    model.addAttribute("filter", page.filter());
    model.addAttribute("tasks", taskIds.of(instances(page)));
    model.addAttribute("counts", worklist.counts(user.getName()));
    model.addAttribute("views", views.of(user.getName()));
    model.addAttribute("choices", choices.now());
    return "collections/worklist/worklist";
  }

  private static List<String> instances(Worklist.Page page) {
    return page.lines().stream()
        .map(WorklistLine::processInstanceId)
        .filter(Objects::nonNull)
        .toList();
  }

  /** What was typed into the address and makes no sense is said, and everything shown. */
  private static WorklistFilter filter(Map<String, String> given, Model model) {
    try {
      return WorklistFilter.of(given);
    } catch (BrokenRule wrong) {
      model.addAttribute("refused", wrong.getMessage());
      return WorklistFilter.NONE;
    }
  }

  /** On to the customer below in the list that was looked at last. */
  @GetMapping("/worklist/next")
  String next(
      @RequestParam(required = false) String after,
      Principal user,
      HttpSession session,
      RedirectAttributes told) {
    WorklistFilter filter = last(session);
    return worklist
        .next(filter, user.getName(), after)
        .map(number -> "redirect:" + path("/customers/{number}", number))
        .orElseGet(
            () -> {
              told.addFlashAttribute("done", "That was the last customer of this list.");
              return "redirect:/worklist" + (filter.query().isEmpty() ? "" : "?" + filter.query());
            });
  }

  @PostMapping("/worklist/wake")
  String wake(@RequestParam String customer, Principal user, RedirectAttributes told) {
    if (!access.toCustomer(customer)) {
      throw new NotThere("customer", customer);
    }
    Customer found = customers.byNumber(customer);
    worklist.wake(List.of(found.id()), user.getName());
    told.addFlashAttribute("done", found.name() + " is taken up again.");
    return "redirect:" + path("/customers/{number}", customer);
  }

  @PostMapping("/worklist/views")
  String save(
      @RequestParam String name,
      @RequestParam Map<String, String> given,
      Principal user,
      RedirectAttributes told) {
    WorklistFilter filter = WorklistFilter.of(given).onPage(1);
    try {
      views.save(user.getName(), name, filter.query());
      told.addFlashAttribute("done", "The view is saved as " + name.strip() + ".");
    } catch (BrokenRule wrong) {
      told.addFlashAttribute("refused", wrong.getMessage());
      told.addFlashAttribute("viewName", name);
    }
    return "redirect:/worklist" + (filter.query().isEmpty() ? "" : "?" + filter.query());
  }

  @PostMapping("/worklist/views/{id}/remove")
  String remove(@PathVariable long id, Principal user, RedirectAttributes told) {
    views.remove(user.getName(), id);
    told.addFlashAttribute("done", "The view is removed.");
    return "redirect:/worklist";
  }

  @SuppressWarnings("unchecked")
  private static WorklistFilter last(HttpSession session) {
    Map<String, String> kept = (Map<String, String>) session.getAttribute(LAST);
    return kept == null ? WorklistFilter.NONE : WorklistFilter.of(kept);
  }

  private static String path(String path, String number) {
    return UriComponentsBuilder.fromPath(path).build(false).expand(number).encode().toUriString();
  }
}

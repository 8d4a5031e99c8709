package org.dunwell.credit.orders.web;

import java.security.Principal;
import org.dunwell.credit.orders.HeldOrders;
import org.dunwell.credit.orders.OrderChecks;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.FormAnswers;
import org.dunwell.platform.web.Given;
import org.dunwell.receivables.Access;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Orders that wait, and letting one through. */
@Controller
@RequestMapping("/credit/orders")
class OrderPages {

  private static final String HERE = "/credit/orders";
  private static final int SHOWN = 50;

  private final HeldOrders held;
  private final OrderChecks checks;
  private final Access access;

  OrderPages(HeldOrders held, OrderChecks checks, Access access) {
    this.held = held;
    this.checks = checks;
    this.access = access;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "0") long after, Model model) {
    model.addAttribute("orders", held.list(after, SHOWN));
    model.addAttribute("total", held.count());
    model.addAttribute("size", SHOWN);
    return "credit/orders";
  }

  /** Let through until a day. */
  @PostMapping("/{id}/override")
  ModelAndView override(
      @PathVariable long id,
      @RequestParam(required = false) String reason,
      @RequestParam(required = false) String until,
      Principal by,
      RedirectAttributes flash) {
    if (!access.toCustomer(checks.byId(id).customerId())) {
      throw new NotThere("order", Long.toString(id));
    }
    return FormAnswers.tried(
        () -> held.override(id, reason, Given.day("until", until), by.getName()),
        HERE,
        "The order goes; the order system is told.",
        flash);
  }
}

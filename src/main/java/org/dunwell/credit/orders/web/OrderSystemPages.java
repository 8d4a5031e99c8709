package org.dunwell.credit.orders.web;

import java.security.Principal;
import org.dunwell.credit.orders.OrderSystems;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.FormAnswers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administrators: which order systems are told. */
@Controller
@RequestMapping("/credit/order-systems")
class OrderSystemPages {

  private static final String HERE = "/credit/order-systems";
  private static final String PAGE = "credit/order-systems";

  private final OrderSystems systems;

  OrderSystemPages(OrderSystems systems) {
    this.systems = systems;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("systems", systems.all());
    return PAGE;
  }

  /** Shows the secret in the answer itself: nowhere else, not even in the session. */
  @PostMapping
  ModelAndView add(@RequestParam(required = false) String url, Principal by) {
    ModelAndView page = new ModelAndView(PAGE);
    try {
      page.addObject("secret", systems.add(url, by.getName()));
    } catch (BrokenRule refused) {
      FormAnswers.refused(page, refused);
      page.addObject("url", url);
    }
    page.addObject("systems", systems.all());
    return page;
  }

  @PostMapping("/{id}/remove")
  ModelAndView remove(@PathVariable long id, RedirectAttributes flash) {
    return FormAnswers.tried(() -> systems.remove(id), HERE, "It is told nothing any more.", flash);
  }
}

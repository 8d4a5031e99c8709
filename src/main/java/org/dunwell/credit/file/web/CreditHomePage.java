package org.dunwell.credit.file.web;

import java.security.Principal;
import org.dunwell.credit.file.CreditHome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where everybody's work in credit begins: what waits, in numbers and links. */
@Controller
class CreditHomePage {

  private final CreditHome home;

  CreditHomePage(CreditHome home) {
    this.home = home;
  }

  @GetMapping("/credit")
  ModelAndView page(Principal who) {
    return new ModelAndView("credit/home").addObject("home", home.of(who.getName()));
  }
}

package org.dunwell.contact.phone.web;

import org.dunwell.contact.phone.DeskPhones;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.security.Viewer;
import org.dunwell.platform.web.FormAnswers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where everybody says which telephone is theirs. */
@Controller
class MyPhonePage {

  private static final String PATH = "/me/phone";

  private final DeskPhones desks;

  MyPhonePage(DeskPhones desks) {
    this.desks = desks;
  }

  @GetMapping(PATH)
  ModelAndView show() {
    return page(desks.shown(Viewer.name()).orElse(""));
  }

  private static ModelAndView page(String number) {
    return new ModelAndView("contact/my-phone").addObject("number", number);
  }

  @PostMapping(PATH)
  ModelAndView set(@RequestParam(defaultValue = "") String number, RedirectAttributes flash) {
    try {
      desks.set(Viewer.name(), number);
    } catch (BrokenRule refused) {
      return FormAnswers.refused(page(number), refused);
    }
    String done =
        number.isBlank()
            ? "No telephone of yours rings any more."
            : "This telephone rings when you call a customer.";
    return FormAnswers.done(PATH, done, flash);
  }
}

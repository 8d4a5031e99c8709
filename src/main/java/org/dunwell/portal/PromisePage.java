package org.dunwell.portal;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A customer promises to pay by a day. */
@Controller
class PromisePage {

  private static final String TEMPLATE = "portal/promise";

  private final GroupForms forms;
  private final Promising promising;

  PromisePage(GroupForms forms, Promising promising) {
    this.forms = forms;
    this.promising = promising;
  }

  @GetMapping("/pay/{token}/promise")
  ModelAndView form(Visit visit, @RequestParam(required = false) String group) {
    return forms.draw(TEMPLATE, visit, group, Form.fresh(visit.words()));
  }

  @PostMapping("/pay/{token}/promise")
  ModelAndView take(Visit visit, @RequestParam MultiValueMap<String, String> sent) {
    return forms.answer(
        TEMPLATE,
        visit,
        sent,
        (form, group) -> {
          promising.take(visit, form, group);
          return PortalPages.done(visit, "promise");
        });
  }
}

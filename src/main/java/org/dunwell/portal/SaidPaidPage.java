package org.dunwell.portal;

import java.util.List;
import org.dunwell.disputes.evidence.CheckedFile;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** A customer says that it has paid. */
@Controller
class SaidPaidPage {

  private static final String TEMPLATE = "portal/said-paid";

  private final GroupForms forms;
  private final SayingPaid saying;

  SaidPaidPage(GroupForms forms, SayingPaid saying) {
    this.forms = forms;
    this.saying = saying;
  }

  @GetMapping("/pay/{token}/said-paid")
  ModelAndView form(Visit visit, @RequestParam(required = false) String group) {
    return sized(forms.draw(TEMPLATE, visit, group, Form.fresh(visit.words())));
  }

  @PostMapping("/pay/{token}/said-paid")
  ModelAndView say(
      Visit visit,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(name = "file", required = false) List<MultipartFile> files) {
    return sized(
        forms.answer(
            TEMPLATE,
            visit,
            sent,
            (form, group) -> {
              List<CheckedFile> proof = ReceivedFiles.read(files, 1, visit.words());
              boolean paused = saying.say(visit, form, group, proof);
              return PortalPages.done(visit, paused ? "said-paid" : "noted");
            }));
  }

  private static ModelAndView sized(ModelAndView page) {
    return page.getViewName() != null && page.getViewName().equals(TEMPLATE)
        ? page.addObject("mostMegabytes", ReceivedFiles.mostMegabytes())
        : page;
  }
}

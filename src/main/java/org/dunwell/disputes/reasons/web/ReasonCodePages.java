package org.dunwell.disputes.reasons.web;

import java.security.Principal;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.disputes.departments.Department;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.disputes.reasons.ReasonCode;
import org.dunwell.disputes.reasons.ReasonCodeEntry;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.FormAnswers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reason codes; credit managers and administrators change them. */
@Controller
@RequestMapping("/reason-codes")
class ReasonCodePages {

  private final ReasonCodes reasons;
  private final Departments departments;

  ReasonCodePages(ReasonCodes reasons, Departments departments) {
    this.reasons = reasons;
    this.departments = departments;
  }

  @GetMapping
  ModelAndView list() {
    return list(ReasonCodeForm.blank());
  }

  @PostMapping
  ModelAndView add(@ModelAttribute ReasonCodeForm form, Principal by, RedirectAttributes flash) {
    try {
      ReasonCode made = reasons.add(form.code(), form.entry(), by.getName());
      return FormAnswers.done(page(made.code()), "The reason can be chosen from now on.", flash);
    } catch (BrokenRule refused) {
      return FormAnswers.refused(list(form), refused);
    }
  }

  @GetMapping("/{code}")
  ModelAndView show(@PathVariable String code) {
    ReasonCode reason = reasons.byCode(code);
    return page(reason, ReasonCodeForm.of(reason));
  }

  @PostMapping("/{code}")
  ModelAndView change(
      @PathVariable String code,
      @ModelAttribute ReasonCodeForm form,
      Principal by,
      RedirectAttributes flash) {
    ReasonCode reason = reasons.byCode(code);
    try {
      int version = form.version() == null ? -1 : form.version();
      reasons.change(code, version, form.entry(), by.getName());
      return FormAnswers.done(
          page(code), "Saved. What is under way keeps its department and its dates.", flash);
    } catch (BrokenRule refused) {
      return FormAnswers.refused(page(reason, form), refused);
    }
  }

  @PostMapping("/{code}/retire")
  ModelAndView retire(@PathVariable String code, Principal by, RedirectAttributes flash) {
    reasons.retire(code, by.getName());
    return FormAnswers.done(
        page(code), "It cannot be chosen any more; what has it keeps it.", flash);
  }

  @PostMapping("/{code}/reinstate")
  ModelAndView reinstate(@PathVariable String code, Principal by, RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> reasons.reinstate(code, by.getName()), page(code), "It can be chosen again.", flash);
  }

  private ModelAndView list(ReasonCodeForm form) {
    ModelAndView list = new ModelAndView("disputes/reason-codes");
    list.addObject("reasons", reasons.all());
    list.addObject("form", form);
    return withChoices(list);
  }

  private ModelAndView page(ReasonCode reason, ReasonCodeForm form) {
    ModelAndView page = new ModelAndView("disputes/reason-code");
    page.addAllObjects(
        Map.of("reason", reason, "form", form, "history", reasons.history(reason.code())));
    return withChoices(page);
  }

  private ModelAndView withChoices(ModelAndView page) {
    page.addObject("peppol", ReasonCodeEntry.PEPPOL);
    page.addObject("departments", departments.active());
    page.addObject(
        "names",
        departments.all().stream().collect(Collectors.toMap(Department::code, Department::name)));
    return page;
  }

  private static String page(String code) {
    return "/reason-codes/" + code;
  }
}

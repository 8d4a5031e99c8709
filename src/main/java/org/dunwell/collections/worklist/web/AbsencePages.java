package org.dunwell.collections.worklist.web;

import java.security.Principal;
import java.time.LocalDate;
import org.dunwell.collections.worklist.Absence;
import org.dunwell.collections.worklist.Absences;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is away and who stands in. Everybody enters their own, managers everybody's. */
@Controller
class AbsencePages {

  /** What stands in the form. */
  record Form(
      String user,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
      String substitute) {}

  private final Absences absences;
  private final Users users;

  AbsencePages(Absences absences, Users users) {
    this.absences = absences;
    this.users = users;
  }

  @GetMapping("/team/absences")
  String list(Principal who, Model model) {
    return show(new Form(who.getName(), null, null, null), who, model);
  }

  @PostMapping("/team/absences")
  String enter(@ModelAttribute Form form, Principal who, Model model, RedirectAttributes told) {
    try {
      mayChange(form.user(), who.getName());
      absences.enter(
          new Absence(0, form.user(), form.from(), form.to(), form.substitute()), who.getName());
    } catch (BrokenRule wrong) {
      model.addAttribute("refused", wrong.getMessage());
      return show(form, who, model);
    }
    told.addFlashAttribute("done", "The absence is entered.");
    return "redirect:/team/absences";
  }

  @PostMapping("/team/absences/{id}/cancel")
  String cancel(@PathVariable long id, Principal who, RedirectAttributes told) {
    mayChange(absences.byId(id).userId(), who.getName());
    absences.cancel(id);
    told.addFlashAttribute("done", "The absence is cancelled.");
    return "redirect:/team/absences";
  }

  private String show(Form form, Principal who, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("absences", absences.coming());
    model.addAttribute("collectors", users.collectors());
    model.addAttribute("everybody", manages(who.getName()));
    model.addAttribute("me", who.getName());
    return "collections/worklist/absences";
  }

  private void mayChange(String user, String by) {
    if (!by.equals(user) && !manages(by)) {
      throw new BrokenRule(
          "Only a credit manager or an administrator enters or cancels somebody else's absence.");
    }
  }

  private boolean manages(String user) {
    return users.isIn(user, Group.CREDIT_MANAGERS) || users.isIn(user, Group.ADMINISTRATORS);
  }
}

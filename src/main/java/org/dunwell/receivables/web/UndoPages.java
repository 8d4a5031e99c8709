package org.dunwell.receivables.web;

import java.security.Principal;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.undo.Undo;
import org.dunwell.receivables.undo.UndoPlan;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Imports taken back, by hand: what would be undone and what stands in the way, then the button.
 */
@Controller
@RequestMapping("/imports/{id}/undo")
class UndoPages {

  private final Undo undo;

  UndoPages(Undo undo) {
    this.undo = undo;
  }

  @GetMapping
  String plan(@PathVariable long id, Model model, RedirectAttributes next) {
    try {
      model.addAttribute("run", undo.run(id));
      model.addAttribute("plan", undo.plan(id));
      return "receivables/undo";
    } catch (BrokenRule refused) {
      next.addFlashAttribute("refused", refused.getMessage());
      return "redirect:/imports/" + id;
    }
  }

  @PostMapping
  String undo(@PathVariable long id, Principal user, RedirectAttributes next) {
    try {
      UndoPlan plan = undo.ask(id, user.getName());
      return plan.isFree() ? "redirect:/imports/" + id : "redirect:/imports/" + id + "/undo";
    } catch (BrokenRule refused) {
      next.addFlashAttribute("refused", refused.getMessage());
      return "redirect:/imports/" + id;
    }
  }
}

package org.dunwell.workspace;

import java.security.Principal;
import org.dunwell.platform.Troubles;
import org.dunwell.workspace.process.Incidents;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What went wrong and waits for a person: our outbox rows and the engine's jobs in one list. */
@Controller
class TroublePages {

  private static final int MOST = 100;

  private final Troubles troubles;
  private final Incidents incidents;

  TroublePages(Troubles troubles, Incidents incidents) {
    this.troubles = troubles;
    this.incidents = incidents;
  }

  @GetMapping("/troubles")
  String list(Model model) {
    model.addAttribute("troubles", troubles.open(MOST));
    model.addAttribute("incidents", incidents.open(MOST));
    return "workspace/troubles";
  }

  @PostMapping("/troubles/{id}/retry")
  String retryTrouble(@PathVariable long id, Principal who, RedirectAttributes flash) {
    troubles.retry(id, who.getName());
    flash.addFlashAttribute("done", "It is tried again. If it fails, it comes back here.");
    return "redirect:/troubles";
  }

  @PostMapping("/troubles/incidents/{id}/retry")
  String retryIncident(@PathVariable String id, RedirectAttributes flash) {
    incidents.retry(id);
    flash.addFlashAttribute("done", "The step is tried again. If it fails, it comes back here.");
    return "redirect:/troubles";
  }
}

package org.dunwell.workspace.team;

import org.dunwell.platform.web.Layout;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** For managers: who has what before them, and this week against last. */
@Controller
class TeamPage {

  private final Team team;
  private final Layout layout;

  TeamPage(Team team, Layout layout) {
    this.team = team;
    this.layout = layout;
  }

  @GetMapping("/team")
  String page(Model model) {
    model.addAttribute("members", team.members(layout.today(), layout.zone()));
    model.addAttribute("weeks", Weeks.at(layout.today(), layout.zone()));
    return "workspace/team";
  }
}

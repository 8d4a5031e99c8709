package org.dunwell.platform.security;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where administrators make and end the tokens of programs. */
@Controller
class ApiTokenPages {

  private static final int MOST_USERS = 500;

  private final ApiTokens tokens;
  private final Users users;

  ApiTokenPages(ApiTokens tokens, Users users) {
    this.tokens = tokens;
    this.users = users;
  }

  @GetMapping("/tokens")
  String list(Model model) {
    model.addAttribute("tokens", tokens.list());
    model.addAttribute("users", users.ids(MOST_USERS));
    return "platform/tokens";
  }

  @PostMapping("/tokens")
  String create(@RequestParam String user, @RequestParam String name, RedirectAttributes flash) {
    flash.addFlashAttribute("made", tokens.create(user, name));
    return "redirect:/tokens";
  }

  @PostMapping("/tokens/{id}/revoke")
  String revoke(@PathVariable long id, RedirectAttributes flash) {
    tokens.revoke(id);
    flash.addFlashAttribute("done", "The token does not work any more.");
    return "redirect:/tokens";
  }
}

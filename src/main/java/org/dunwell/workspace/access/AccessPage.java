package org.dunwell.workspace.access;

import java.security.Principal;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administrators say who works on which selling entity and portfolio. */
@Controller
class AccessPage {

  private static final int MOST_USERS = 500;

  private final Access access;
  private final Users users;
  private final SellingEntities entities;

  AccessPage(Access access, Users users, SellingEntities entities) {
    this.access = access;
    this.users = users;
    this.entities = entities;
  }

  @GetMapping("/access")
  String list(Model model) {
    model.addAttribute("parts", access.all());
    model.addAttribute("users", users.ids(MOST_USERS));
    model.addAttribute("entities", entities.all());
    model.addAttribute("portfolios", access.portfolios());
    return "workspace/access";
  }

  @PostMapping("/access")
  String give(
      @RequestParam String user,
      @RequestParam(required = false) String entity,
      @RequestParam(required = false) String portfolio,
      Principal by,
      RedirectAttributes flash) {
    try {
      access.give(user, textOf(entity), textOf(portfolio), by.getName());
      flash.addFlashAttribute("done", "It holds from the next page that %s opens.".formatted(user));
    } catch (BrokenRule refused) {
      flash.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/access";
  }

  @PostMapping("/access/{part}/take-back")
  String takeBack(@PathVariable long part, RedirectAttributes flash) {
    access.takeBack(part);
    flash.addFlashAttribute("done", "It is taken back.");
    return "redirect:/access";
  }

  private static String textOf(String entered) {
    return StringUtils.hasText(entered) ? entered.strip() : null;
  }
}

package org.dunwell.workspace.access;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Access.Part;
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

  /**
   * Somebody who sees a part of the ledger only.
   *
   * @param customers how many customers that makes
   */
  record Person(String user, String name, List<Part> parts, long customers) {}

  /**
   * Somebody to choose.
   *
   * @param sees what they see now, in words
   */
  record Choice(String user, String sees) {}

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
    Map<String, List<Part>> parts =
        access.all().stream()
            .collect(Collectors.groupingBy(Part::userId, LinkedHashMap::new, Collectors.toList()));
    model.addAttribute(
        "people",
        parts.entrySet().stream()
            .map(
                entry ->
                    new Person(
                        entry.getKey(),
                        users.nameOf(entry.getKey()),
                        entry.getValue(),
                        access.customersOf(entry.getKey())))
            .toList());
    model.addAttribute(
        "users",
        users.ids(MOST_USERS).stream()
            .map(
                id ->
                    new Choice(
                        id,
                        parts.containsKey(id)
                            ? AccessGate.words(parts.get(id))
                            : "the whole ledger"))
            .toList());
    model.addAttribute("entities", entities.all());
    model.addAttribute("portfolios", access.portfolios());
    return "workspace/access";
  }

  @PostMapping("/access")
  String give(
      @RequestParam(defaultValue = "") String user,
      @RequestParam(required = false) String entity,
      @RequestParam(required = false) String portfolio,
      Principal by,
      RedirectAttributes flash) {
    try {
      check(user, textOf(entity), textOf(portfolio));
      access.give(user, textOf(entity), textOf(portfolio), by.getName());
      flash.addFlashAttribute("done", now(user));
    } catch (BrokenRule refused) {
      flash.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/access";
  }

  @PostMapping("/access/{part}/take-back")
  String takeBack(@PathVariable long part, RedirectAttributes flash) {
    String user =
        access.all().stream()
            .filter(given -> given.id() == part)
            .findFirst()
            .map(Part::userId)
            .orElseThrow(() -> new NotThere("part that was given", Long.toString(part)));
    access.takeBack(part);
    flash.addFlashAttribute("done", now(user));
    return "redirect:/access";
  }

  /** What a change has come to, so that a wrong one is seen at once. */
  private String now(String user) {
    List<Part> left = access.all().stream().filter(part -> part.userId().equals(user)).toList();
    return left.isEmpty()
        ? "%s sees the whole ledger again.".formatted(user)
        : "From the next page that %s opens, they see nothing but %s (%d customers)."
            .formatted(user, AccessGate.words(left), access.customersOf(user));
  }

  /** A name that is mistyped would leave a person with nothing at all. */
  private void check(String user, String entity, String portfolio) {
    if (!users.ids(MOST_USERS).contains(user)) {
      throw new BrokenRule("There is no user \"%s\". Choose one of the list.".formatted(user));
    }
    if (entity != null && entities.all().stream().noneMatch(e -> e.code().equals(entity))) {
      throw new BrokenRule(
          "There is no selling entity \"%s\". Choose one of the list.".formatted(entity));
    }
    if (portfolio != null && !access.portfolios().contains(portfolio)) {
      throw new BrokenRule(
          "No customer is in a portfolio \"%s\". Choose one of the list.".formatted(portfolio));
    }
  }

  private static String textOf(String entered) {
    return StringUtils.hasText(entered) ? entered.strip() : null;
  }
}

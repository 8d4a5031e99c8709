package org.dunwell.disputes.board.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.disputes.board.Figures;
import org.dunwell.disputes.board.FiguresFilter;
import org.dunwell.disputes.board.RootCause;
import org.dunwell.disputes.board.RootCauses;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.security.Memberships;
import org.dunwell.platform.web.Given;
import org.dunwell.platform.web.Layout;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What disputes cost by reason, and what is being done about the causes. */
@Controller
@RequestMapping("/disputes/figures")
class FiguresPages {

  private final Figures figures;
  private final RootCauses causes;
  private final BoardChoices choices;
  private final Memberships people;
  private final Layout layout;

  FiguresPages(
      Figures figures, RootCauses causes, BoardChoices choices, Memberships people, Layout layout) {
    this.figures = figures;
    this.causes = causes;
    this.choices = choices;
    this.people = people;
    this.layout = layout;
  }

  @GetMapping
  String page(@RequestParam Map<String, String> given, Model model) {
    FiguresFilter filter = filter(given, model);
    Map<String, String> reasons = choices.reasons();
    Figures.Sheet sheet = figures.of(filter, reasons, layout.zone(), layout.today());
    List<RootCause> open = causes.open();
    model.addAttribute("filter", filter);
    model.addAttribute("sheet", sheet);
    model.addAttribute("pareto", ParetoChart.of(sheet.reasons(), filter));
    model.addAttribute("trend", TrendChart.of(sheet.months()));
    model.addAttribute("reasons", reasons);
    model.addAttribute("departments", choices.departments());
    model.addAttribute("people", people.everybody());
    model.addAttribute("causes", open);
    model.addAttribute(
        "causesOf", open.stream().collect(Collectors.groupingBy(RootCause::reasonCode)));
    model.addAttribute("closed", causes.closed());
    return "disputes/figures";
  }

  /** What was typed into the address and makes no sense is said, and everything counted. */
  private static FiguresFilter filter(Map<String, String> given, Model model) {
    try {
      return FiguresFilter.of(given);
    } catch (BrokenRule wrong) {
      model.addAttribute("refused", wrong.getMessage());
      return FiguresFilter.of(Map.of());
    }
  }

  @PostMapping("/causes")
  String add(
      @RequestParam String reason,
      @RequestParam(required = false) String cause,
      @RequestParam(required = false) String owner,
      @RequestParam(required = false) String dueOn,
      @RequestParam(required = false) String query,
      Principal user,
      RedirectAttributes told) {
    try {
      causes.add(reason, cause, Given.text(owner), Given.day("The day", dueOn), user.getName());
      told.addFlashAttribute("done", "The cause is written down.");
    } catch (BrokenRule refused) {
      told.addFlashAttribute("refused", refused.getMessage());
      told.addFlashAttribute("typed", new Typed(reason, cause, owner, dueOn));
    }
    return back(query);
  }

  /** What was typed stands there again when it is refused. */
  record Typed(String reason, String cause, String owner, String dueOn) {}

  @PostMapping("/causes/{id}/close")
  String close(
      @PathVariable long id,
      @RequestParam(required = false) String remedy,
      @RequestParam(required = false) String query,
      Principal user,
      RedirectAttributes told) {
    try {
      causes.close(id, remedy, user.getName());
      told.addFlashAttribute("done", "The cause is closed.");
    } catch (BrokenRule refused) {
      told.addFlashAttribute("refused", refused.getMessage());
    }
    return back(query);
  }

  /** Read and written anew: nothing of an address goes back as it came. */
  private static String back(String query) {
    String same = FiguresFilter.of(Given.parameters(query)).query();
    return "redirect:/disputes/figures" + (same.isEmpty() ? "" : "?" + same) + "#causes";
  }
}

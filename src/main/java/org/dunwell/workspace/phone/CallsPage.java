package org.dunwell.workspace.phone;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.dunwell.platform.BrokenRule;
import org.dunwell.workspace.phone.CallList.Line;
import org.dunwell.workspace.phone.CallList.Wanted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All calls of the line, and the search through what was said in them. */
@Controller
class CallsPage {

  /** What fits on a screen or two. */
  private static final int PAGE = 50;

  private static final int LONGEST_SEARCH = 200;

  private static final Set<String> DIRECTIONS = Set.of("outbound", "inbound", "automated");

  private final CallList calls;

  CallsPage(CallList calls) {
    this.calls = calls;
  }

  @GetMapping("/phone-calls")
  String list(
      @RequestParam(required = false) String q,
      @RequestParam(required = false) String direction,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(required = false) Long before,
      Principal who,
      Model model) {
    Wanted wanted = new Wanted(words(q), known(direction), mine ? who.getName() : null, before);
    List<Line> lines =
        wanted.words() == null ? calls.all(wanted, PAGE + 1) : calls.found(wanted, PAGE + 1);
    boolean more = lines.size() > PAGE;
    model.addAttribute("wanted", wanted);
    model.addAttribute("mine", mine);
    model.addAttribute("calls", more ? lines.subList(0, PAGE) : lines);
    model.addAttribute("next", more ? lines.get(PAGE - 1).id() : null);
    return "workspace/phone-calls";
  }

  private static String words(String q) {
    if (!StringUtils.hasText(q)) {
      return null;
    }
    if (q.length() > LONGEST_SEARCH) {
      throw new BrokenRule(
          "A search has at most %d characters. Search for fewer words.".formatted(LONGEST_SEARCH));
    }
    return q.strip().replace("\0", "");
  }

  private static String known(String direction) {
    if (!StringUtils.hasText(direction)) {
      return null;
    }
    if (!DIRECTIONS.contains(direction)) {
      throw new BrokenRule(
          "There are no %s calls; outbound, inbound and automated ones are.".formatted(direction));
    }
    return direction;
  }
}

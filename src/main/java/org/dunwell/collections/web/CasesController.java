package org.dunwell.collections.web;

import org.dunwell.collections.CaseView;
import org.dunwell.collections.Cases;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Listing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/cases}: the past-due cases by state. */
@RestController
@RequestMapping("/api/cases")
class CasesController {

  private static final int LARGEST_PAGE = 1_000;

  private final Cases cases;

  CasesController(Cases cases) {
    this.cases = cases;
  }

  @GetMapping
  Listing<CaseView> list(
      @RequestParam(defaultValue = "running") String state,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "0") long after) {
    if (!state.equals("running") && !state.equals("ended")) {
      throw new BrokenRule("state is '%s'; it must be running or ended.".formatted(state));
    }
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new BrokenRule("limit is %d; it must be 1 to %d.".formatted(limit, LARGEST_PAGE));
    }
    return cases.list(state.equals("running"), after, limit);
  }
}

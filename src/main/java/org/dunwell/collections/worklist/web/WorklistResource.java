package org.dunwell.collections.worklist.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.Map;
import org.dunwell.collections.worklist.Worklist;
import org.dunwell.collections.worklist.WorklistFilter;
import org.dunwell.collections.worklist.WorklistLine;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Listing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/worklist}: which customers first, and why. */
@RestController
@RequestMapping("/api/worklist")
@Tag(name = "Worklist")
class WorklistResource {

  private static final int MOST = 500;

  private final Worklist worklist;

  WorklistResource(Worklist worklist) {
    this.worklist = worklist;
  }

  @GetMapping
  @Operation(
      summary = "Customers by points, with the rows that gave them",
      description =
          "Filters: view (mine, team, all), state (list, left-out, snoozed, promised, blocked,"
              + " small, letters, contacted, all), owner, portfolio, segment, risk, currency, min,"
              + " late (1-30, 31-60, 61-90, 91), action, promise, entity, q, sort, page.")
  Listing<WorklistLine> list(
      @Parameter(hidden = true) @RequestParam Map<String, String> given,
      @RequestParam(required = false) String owner,
      @RequestParam(defaultValue = "list") String state,
      @RequestParam(defaultValue = "50") int limit,
      Principal user) {
    if (limit < 1 || limit > MOST) {
      throw new BrokenRule("limit is %d; it must be 1 to %d.".formatted(limit, MOST));
    }
    WorklistFilter asked = WorklistFilter.of(given);
    WorklistFilter filter = asked.view() == null ? asked.inView("all") : asked;
    Worklist.Page page = worklist.page(filter, user.getName(), limit);
    String next =
        page.hasNext(limit)
            ? "/api/worklist?%s&limit=%d"
                .formatted(page.filter().onPage(page.filter().page() + 1).query(), limit)
            : null;
    return new Listing<>(page.lines(), page.total(), next);
  }
}

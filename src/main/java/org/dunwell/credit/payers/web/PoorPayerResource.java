package org.dunwell.credit.payers.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.Map;
import org.dunwell.credit.payers.PoorPayer;
import org.dunwell.credit.payers.PoorPayerFilter;
import org.dunwell.credit.payers.PoorPayers;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Listing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/credit/poor-payers}: who pays poorly, and what it may cost. */
@RestController
@RequestMapping("/api/credit/poor-payers")
@Tag(name = "Credit")
class PoorPayerResource {

  private static final int MOST = 500;

  private final PoorPayers payers;

  PoorPayerResource(PoorPayers payers) {
    this.payers = payers;
  }

  @GetMapping
  @Operation(
      summary = "Customers with a poor payment history, the largest expected loss first",
      description =
          "Filters: show (poor, all), class (A to E, none), owner (me, nobody, a user id), entity,"
              + " q, min; sort (loss, dbt, late, trend, open, past-due, points, name); page.")
  Listing<PoorPayer> list(
      @Parameter(hidden = true) @RequestParam Map<String, String> given,
      @RequestParam(defaultValue = "50") int limit,
      Principal user) {
    if (limit < 1 || limit > MOST) {
      throw new BrokenRule("limit is %d; it must be 1 to %d.".formatted(limit, MOST));
    }
    PoorPayerFilter filter = PoorPayerFilter.of(given);
    PoorPayers.Page page = payers.page(filter, user.getName(), limit);
    String next =
        page.goesOn(filter.page(), limit)
            ? "/api/credit/poor-payers?%s&limit=%d"
                .formatted(filter.onPage(filter.page() + 1).query(), limit)
            : null;
    return new Listing<>(page.lines(), page.total(), next);
  }
}

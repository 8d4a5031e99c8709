package org.dunwell.payments.matching.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.security.Principal;
import java.util.List;
import org.dunwell.payments.matching.Match;
import org.dunwell.payments.matching.MatchDesk;
import org.dunwell.payments.matching.Matches;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoices;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lines of bank statements and what they pay. */
@RestController
@RequestMapping("/api/matches")
@Tag(name = "Matches")
class MatchResource {

  /** A match in full. */
  record Detail(
      @JsonUnwrapped Match match,
      List<Match.Suggestion> suggestions,
      List<Match.Part> parts,
      List<Match.SetOff> setOffs) {}

  /**
   * Which suggestion to post.
   *
   * @param rank absent for the best
   * @param originalAmount what was paid in the suggestion's currency, where the bank does not state
   *     it; else absent
   */
  record Accepted(Integer rank, BigDecimal originalAmount) {}

  /**
   * What a line pays, said by a person.
   *
   * @param customer number of who is to get the payment
   * @param parts absent: all of it is the customer's credit
   * @param originalAmount what was paid in the invoices' currency, where the bank does not state
   *     it; else absent
   */
  record Assigned(String customer, List<Part> parts, BigDecimal originalAmount) {}

  /** So much for the invoice of this number. */
  record Part(String invoice, BigDecimal amount) {}

  /** Why. */
  record Reason(String reason) {}

  private final Matches matches;
  private final MatchDesk desk;
  private final Customers customers;
  private final Invoices invoices;

  MatchResource(Matches matches, MatchDesk desk, Customers customers, Invoices invoices) {
    this.matches = matches;
    this.desk = desk;
    this.customers = customers;
    this.invoices = invoices;
  }

  @GetMapping
  @Operation(summary = "Matches in a state (queued, posted, ignored, undone), the surest first")
  Listing<Match> list(
      @RequestParam(defaultValue = "queued") String state,
      @RequestParam(required = false) Long after,
      @RequestParam(defaultValue = "50") int limit) {
    if (!List.of("queued", "posted", "ignored", "undone").contains(state)) {
      throw new BrokenRule(
          "There is no state %s. Ask for queued, posted, ignored or undone.".formatted(state));
    }
    int shown = Math.max(1, Math.min(limit, Matches.MOST - 1));
    List<Match> read = matches.list(state, after, shown + 1);
    List<Match> items = read.subList(0, Math.min(shown, read.size()));
    String next =
        read.size() > shown
            ? "/api/matches?state=%s&limit=%d&after=%d"
                .formatted(state, shown, items.get(items.size() - 1).id())
            : null;
    return new Listing<>(items, matches.count(state), next);
  }

  @GetMapping("/rates")
  @Operation(summary = "How much was posted by itself, by day")
  List<Match.Rate> rates() {
    return matches.rates();
  }

  @GetMapping("/{id}")
  @Operation(summary = "A match with its suggestions and what they pay")
  Detail one(@PathVariable long id) {
    return detail(matches.byId(id));
  }

  @PostMapping("/{id}/accept")
  @Operation(summary = "Post a line as suggested")
  Detail accept(
      @PathVariable long id, @RequestBody(required = false) Accepted wanted, Principal who) {
    int rank = wanted == null || wanted.rank() == null ? 1 : wanted.rank();
    BigDecimal paid = wanted == null ? null : wanted.originalAmount();
    return detail(desk.accept(id, rank, paid, who.getName()));
  }

  @PostMapping("/{id}/assign")
  @Operation(summary = "Post a line to invoices of your choice")
  Detail assign(@PathVariable long id, @RequestBody Assigned wanted, Principal who) {
    long entity = matches.byId(id).sellingEntityId();
    List<MatchDesk.Share> shares =
        (wanted.parts() == null ? List.<Part>of() : wanted.parts())
            .stream()
                .map(
                    part ->
                        new MatchDesk.Share(
                            invoices
                                .byNumber(entity, part.invoice())
                                .orElseThrow(() -> new NotThere("invoice", part.invoice()))
                                .id(),
                            part.amount()))
                .toList();
    long customer = customers.byNumber(wanted.customer()).id();
    return detail(desk.assign(id, customer, shares, wanted.originalAmount(), who.getName()));
  }

  @PostMapping("/{id}/ignore")
  @Operation(summary = "The line pays no invoice")
  Detail ignore(@PathVariable long id, @RequestBody Reason why, Principal who) {
    return detail(matches.ignore(id, why.reason(), who.getName()));
  }

  @PostMapping("/{id}/again")
  @Operation(summary = "Look for suggestions once more")
  void again(@PathVariable long id) {
    matches.again(id);
  }

  @PostMapping("/{id}/undo")
  @Operation(summary = "Take a posted match back; the line waits again")
  Detail undo(@PathVariable long id, @RequestBody Reason why, Principal who) {
    matches.undo(id, why.reason(), who.getName());
    return detail(matches.byId(id));
  }

  private Detail detail(Match match) {
    return new Detail(
        match,
        matches.suggestions(match.id()),
        matches.parts(match.id()),
        matches.setOffs(match.id()));
  }
}

package org.dunwell.credit.scores.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.behaviour.Behaviour;
import org.dunwell.credit.behaviour.Behaviours;
import org.dunwell.credit.scores.Score;
import org.dunwell.credit.scores.ScoreReasons;
import org.dunwell.credit.scores.Scores;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Access;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/credit/scores}: what we think of a customer, and why. */
@RestController
@RequestMapping("/api/credit/scores")
@Tag(name = "Credit")
class ScoreResource {

  /**
   * All about one customer.
   *
   * @param currency ISO 4217, of the amounts of its behaviour
   * @param current null when too little is known
   * @param reasons the decisions behind the current score, row by row
   * @param history latest first, the current one included
   */
  record Credit(
      String customer,
      String currency,
      Score current,
      List<ScoreReasons.Reason> reasons,
      Behaviour behaviour,
      List<Score> history) {}

  private final Scores scores;
  private final ScoreReasons reasons;
  private final Behaviours behaviours;
  private final Parties parties;
  private final Access access;

  ScoreResource(
      Scores scores, ScoreReasons reasons, Behaviours behaviours, Parties parties, Access access) {
    this.scores = scores;
    this.reasons = reasons;
    this.behaviours = behaviours;
    this.parties = parties;
    this.access = access;
  }

  @GetMapping("/{number}")
  @Operation(summary = "Score and class of a customer, the points row by row, and its history")
  Credit one(@PathVariable String number, @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > Scores.PAGE) {
      throw new BrokenRule("limit is %d; it must be 1 to %d.".formatted(limit, Scores.PAGE));
    }
    long customer = access.customer(number);
    Party party = parties.ofCustomer(customer);
    Score current = scores.current(party.id()).orElse(null);
    return new Credit(
        number,
        party.currency(),
        current,
        current == null ? List.of() : reasons.of(current.id()),
        behaviours.of(customer).inDigits(party.currency()),
        scores.history(party.id(), limit));
  }
}

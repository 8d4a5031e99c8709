package org.dunwell.credit.limits.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.credit.HouseDay;
import org.dunwell.credit.Parties;
import org.dunwell.credit.exposure.Exposure;
import org.dunwell.credit.exposure.Exposures;
import org.dunwell.credit.limits.CreditLimit;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.limits.LimitExplanations;
import org.dunwell.credit.limits.LimitProposal;
import org.dunwell.credit.limits.NewLimit;
import org.dunwell.platform.web.Given;
import org.dunwell.receivables.Customers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Limits and exposure over REST. */
@RestController
@RequestMapping("/api/customers/{number}/credit-limit")
@Tag(name = "Credit")
class LimitResource {

  /**
   * How a customer stands.
   *
   * @param limit absent when none was ever granted
   * @param history the latest first
   */
  record Standing(
      CreditLimit limit,
      Exposure exposure,
      List<CreditLimit> history,
      List<LimitProposal> proposals,
      LimitExplanations.Explanation why) {}

  /**
   * A wish; what is absent is taken from the table.
   *
   * @param key a second one of the same key gets what came of the first; absent: none is the same
   */
  record Wish(
      String key,
      String scope,
      BigDecimal amount,
      String terms,
      Integer termsDays,
      LocalDate from,
      LocalDate until,
      String cause) {}

  private final CreditLimits limits;
  private final LimitExplanations explanations;
  private final Exposures exposures;
  private final Parties parties;
  private final Customers customers;
  private final HouseDay day;

  LimitResource(
      CreditLimits limits,
      LimitExplanations explanations,
      Exposures exposures,
      Parties parties,
      Customers customers,
      HouseDay day) {
    this.limits = limits;
    this.explanations = explanations;
    this.exposures = exposures;
    this.parties = parties;
    this.customers = customers;
    this.day = day;
  }

  @GetMapping
  @Operation(summary = "The limit in force, what is at stake, and why it is what it is")
  Standing standing(@PathVariable String number) {
    long party = party(number);
    CreditLimit limit = limits.on(party, day.today()).orElse(null);
    return new Standing(
        limit,
        exposures.of(party),
        limits.history(party),
        limits.proposals(party),
        limit == null ? null : explanations.of(limit.decisionId()));
  }

  @PostMapping
  @Operation(
      summary = "Asks for a limit",
      description = "Granted at once within one's authority; else somebody else decides.")
  LimitProposal propose(@PathVariable String number, @RequestBody Wish wish, Principal by) {
    return limits.propose(
        new NewLimit(
            party(number),
            wish.scope(),
            wish.cause(),
            wish.amount(),
            wish.terms(),
            wish.termsDays(),
            wish.from(),
            wish.until(),
            by.getName()),
        Given.text(wish.key()));
  }

  private long party(String number) {
    return parties.ofCustomer(customers.byNumber(number).id()).id();
  }
}

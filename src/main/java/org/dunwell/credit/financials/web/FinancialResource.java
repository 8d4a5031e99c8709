package org.dunwell.credit.financials.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.dunwell.credit.Parties;
import org.dunwell.credit.financials.FinancialStatement;
import org.dunwell.credit.financials.Financials;
import org.dunwell.platform.web.Listing;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/credit/financials/{party}}: accounts of a customer or prospect. */
@RestController
@RequestMapping("/api/credit/financials/{party}")
@Tag(name = "Credit")
class FinancialResource {

  private final Financials financials;
  private final Parties parties;

  FinancialResource(Financials financials, Parties parties) {
    this.financials = financials;
    this.parties = parties;
  }

  @GetMapping
  @Operation(summary = "Accounts with Altman's Z and its zone, latest first")
  Listing<FinancialStatement> list(@PathVariable long party) {
    List<FinancialStatement> all = financials.history(parties.visible(party).id(), Financials.PAGE);
    return new Listing<>(all, all.size(), null);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Enters accounts; the party is judged anew at once")
  FinancialStatement enter(
      @PathVariable long party, @RequestBody FinancialForm given, Principal by) {
    parties.visible(party);
    long id = financials.enter(given.read(party, by.getName()));
    return financials.history(party, Financials.PAGE).stream()
        .filter(one -> one.id() == id)
        .findFirst()
        .orElseThrow();
  }
}

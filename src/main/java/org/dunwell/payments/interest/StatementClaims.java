package org.dunwell.payments.interest;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.LateClaims;
import org.dunwell.receivables.Statement;
import org.springframework.stereotype.Component;

/** Puts what lateness has cost on statements, for letters and the portal alike. */
@Component
class StatementClaims implements LateClaims {

  private final LateCharges charges;

  StatementClaims(LateCharges charges) {
    this.charges = charges;
  }

  @Override
  public Map<Account, List<Statement.Claim>> of(Collection<Account> accounts, Instant asOf) {
    return charges.ofAccounts(accounts, asOf).stream()
        .collect(
            Collectors.groupingBy(
                charge -> new Account(charge.customerId(), charge.sellingEntityId()),
                Collectors.mapping(StatementClaims::claim, Collectors.toList())));
  }

  private static Statement.Claim claim(LateCharge charge) {
    return new Statement.Claim(
        charge.invoiceId(),
        charge.invoiceNumber(),
        charge.kind(),
        charge.currency(),
        charge.amount(),
        charge.fromDay(),
        charge.toDay(),
        charge.percent());
  }
}

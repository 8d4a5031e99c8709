package org.dunwell.credit.limits;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dunwell.credit.Party;
import org.dunwell.credit.insurance.Cover;
import org.dunwell.credit.insurance.Covers;
import org.dunwell.credit.rates.ExchangeRates;
import org.springframework.stereotype.Component;

/**
 * What {@code credit-limit} is asked with. What nobody knows is said to be unknown and given as 0;
 * an amount that cannot be exchanged is unknown, too.
 */
@Component
class LimitInputs {

  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
  private static final int DECIMALS = 2;

  private final LimitFacts facts;
  private final PurchaseMapper purchases;
  private final Covers covers;
  private final ExchangeRates rates;

  LimitInputs(LimitFacts facts, PurchaseMapper purchases, Covers covers, ExchangeRates rates) {
    this.facts = facts;
    this.purchases = purchases;
    this.covers = covers;
    this.rates = rates;
  }

  Map<String, Object> of(Party party, LocalDate day) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("creditClass", facts.creditClass(party.id()).orElse(LimitFacts.UNSCORED));
    Optional<LimitFacts.Statement> statement = facts.statement(party.id());
    put(inputs, "netWorth", statement(statement, LimitFacts.Statement::netWorth, party, day));
    put(
        inputs,
        "workingCapital",
        statement(statement, LimitFacts.Statement::workingCapital, party, day));
    put(inputs, "revenue", statement(statement, LimitFacts.Statement::revenue, party, day));
    habits(inputs, party, day);
    insurance(inputs, party, day);
    return inputs;
  }

  private Optional<BigDecimal> statement(
      Optional<LimitFacts.Statement> statement,
      Function<LimitFacts.Statement, BigDecimal> amount,
      Party party,
      LocalDate day) {
    return statement.flatMap(
        one ->
            Optional.ofNullable(amount.apply(one))
                .flatMap(value -> rates.exchange(value, one.currency(), party.currency(), day)));
  }

  private void habits(Map<String, Object> inputs, Party party, LocalDate day) {
    Optional<BigDecimal> monthly = Optional.empty();
    PurchaseMapper.Habit habit = null;
    if (!party.isProspect()) {
      habit = purchases.habit(party.customerId(), day.minusYears(1), day);
      monthly = monthly(party, day);
    }
    inputs.put("purchasesKnown", monthly.isPresent());
    inputs.put("monthlyPurchases", monthly.orElse(BigDecimal.ZERO));
    inputs.put("termsDays", habit == null ? PurchaseMapper.USUAL_TERMS : habit.termsDays());
    inputs.put("usualDelay", habit == null ? BigDecimal.ZERO : habit.usualDelay());
  }

  /**
   * Of the last year; unknown when nothing was bought, or something in a currency without a rate.
   */
  private Optional<BigDecimal> monthly(Party party, LocalDate day) {
    BigDecimal year = BigDecimal.ZERO;
    for (PurchaseMapper.Sold sold : purchases.sold(party.customerId(), day.minusYears(1), day)) {
      Optional<BigDecimal> amount =
          rates.exchange(sold.amount(), sold.currency(), party.currency(), day);
      if (amount.isEmpty()) {
        return Optional.empty();
      }
      year = year.add(amount.get());
    }
    return year.signum() == 0
        ? Optional.empty()
        : Optional.of(year.divide(MONTHS, DECIMALS, RoundingMode.HALF_UP));
  }

  private void insurance(Map<String, Object> inputs, Party party, LocalDate day) {
    BigDecimal amount = BigDecimal.ZERO;
    BigDecimal retention = BigDecimal.ZERO;
    boolean covered = false;
    for (Cover cover : covers.on(party.id(), day)) {
      Optional<BigDecimal> ours =
          rates.exchange(cover.amount().amount(), cover.currency(), party.currency(), day);
      if (ours.isPresent()) {
        covered = true;
        amount = amount.add(ours.get());
        retention = retention.max(cover.selfRetention());
      }
    }
    inputs.put("covered", covered);
    inputs.put("cover", amount);
    inputs.put("selfRetention", retention);
  }

  private static void put(Map<String, Object> inputs, String name, Optional<BigDecimal> value) {
    inputs.put(name + "Known", value.isPresent());
    inputs.put(name, value.orElse(BigDecimal.ZERO));
  }
}

package org.dunwell.credit.financials;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts of customers and prospects. */
@Component
public class Financials {

  /** Far more years than anybody keeps. */
  public static final int PAGE = 100;

  private final FinancialMapper mapper;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Financials(FinancialMapper mapper, ApplicationEventPublisher events, Clock clock) {
    this.mapper = mapper;
    this.events = events;
    this.clock = clock;
  }

  /** Of the latest balance sheet day; of several of one day the one entered last. */
  public Optional<FinancialStatement> latest(long partyId) {
    return Optional.ofNullable(latest(List.of(partyId)).get(partyId));
  }

  /** The same of many, by party; one statement. */
  public Map<Long, FinancialStatement> latest(Collection<Long> partyIds) {
    return partyIds.isEmpty()
        ? Map.of()
        : mapper.latest(partyIds.toArray(Long[]::new)).stream()
            .collect(Collectors.toMap(FinancialStatement::partyId, Function.identity()));
  }

  /** Latest day first. */
  public List<FinancialStatement> history(long partyId, int limit) {
    return mapper.history(partyId, Math.min(limit, PAGE));
  }

  /**
   * Writes accounts down; the party is judged anew by them. Who repeats what counts for that day
   * already, as after a time-out, changes nothing.
   *
   * @return the statement's id
   * @throws BrokenRule when the day is yet to come
   */
  @Transactional
  public long enter(NewFinancialStatement statement) {
    return mapper.all(new Long[] {statement.partyId()}).stream()
        .filter(one -> one.asOf().equals(statement.asOf()))
        .reduce((earlier, later) -> later)
        .filter(one -> one.figures().equals(statement.figures()))
        .map(FinancialStatement::id)
        .orElseGet(() -> enterAll(List.of(statement), null).get(0));
  }

  /** The same of many; ids in order. */
  @Transactional
  public List<Long> enterAll(List<NewFinancialStatement> statements, Long importId) {
    statements.forEach(this::checkDay);
    List<Long> ids =
        statements.stream().map(one -> mapper.insert(one, importId, clock.instant())).toList();
    if (!ids.isEmpty()) {
      events.publishEvent(
          new FinancialsEntered(
              statements.stream().map(NewFinancialStatement::partyId).distinct().toList()));
    }
    return ids;
  }

  /**
   * Lets a balance sheet pass that somebody can have drawn up by now.
   *
   * @throws BrokenRule when its day is yet to come
   */
  void checkDay(NewFinancialStatement statement) {
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    if (statement.asOf().isAfter(tomorrow)) {
      throw new BrokenRule(
          "The balance sheet's day %s is yet to come. Give the day it was drawn up for."
              .formatted(statement.asOf()));
    }
  }
}

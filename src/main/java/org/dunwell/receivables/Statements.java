package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that is open between customers and our selling entities. */
@Component
public class Statements {

  /** A row with the account it belongs to. */
  record Of<T>(Account account, T line) {}

  private final StatementMapper mapper;
  private final SellingEntities entities;
  private final ObjectProvider<LateClaims> lateClaims;

  Statements(
      StatementMapper mapper, SellingEntities entities, ObjectProvider<LateClaims> lateClaims) {
    this.mapper = mapper;
    this.entities = entities;
    this.lateClaims = lateClaims;
  }

  /**
   * The statements of these accounts, by a handful of statements to the database however many they
   * are. An account with nothing open has an empty statement; one of an unknown selling entity has
   * none.
   *
   * @param asOf decides what day it is in each selling entity's zone; amounts are today's
   */
  public Map<Account, Statement> of(Collection<Account> accounts, Instant asOf) {
    if (accounts.isEmpty()) {
      return Map.of();
    }
    Long[] customers = accounts.stream().map(Account::customerId).toArray(Long[]::new);
    Long[] sellers = accounts.stream().map(Account::sellingEntityId).toArray(Long[]::new);
    Map<Account, List<Statement.Item>> items =
        byAccount(mapper.items(customers, sellers, asOf), StatementMapper.ItemRow::of);
    Map<Account, List<Statement.Credit>> credits =
        byAccount(mapper.credits(customers, sellers), StatementMapper.CreditRow::of);
    Map<Account, List<Statement.Claim>> claims = claims(accounts, asOf);
    Map<Long, LocalDate> days =
        entities.all().stream()
            .collect(Collectors.toMap(SellingEntity::id, entity -> entity.dayAt(asOf)));
    return accounts.stream()
        .distinct()
        .filter(account -> days.containsKey(account.sellingEntityId()))
        .collect(
            Collectors.toMap(
                Function.identity(),
                account ->
                    statement(
                        account,
                        days.get(account.sellingEntityId()),
                        items.getOrDefault(account, List.of()),
                        credits.getOrDefault(account, List.of()),
                        claims.getOrDefault(account, List.of()))));
  }

  private Map<Account, List<Statement.Claim>> claims(Collection<Account> accounts, Instant asOf) {
    LateClaims above = lateClaims.getIfAvailable();
    return above == null ? Map.of() : above.of(accounts, asOf);
  }

  /**
   * What was open of an account at the end of a day that is over or today, as far as the ledger
   * knows it now. Nothing is blocked in it: it says what was owed, not what may be asked for.
   */
  public Statement on(Account account, LocalDate day) {
    return statement(
        account,
        day,
        mapper.itemsOn(account, day).stream().map(row -> row.of().line()).toList(),
        mapper.creditsOn(account, day).stream().map(row -> row.of().line()).toList(),
        List.of());
  }

  private static <R, T> Map<Account, List<T>> byAccount(List<R> rows, Function<R, Of<T>> reader) {
    Map<Account, List<T>> lines = new HashMap<>();
    for (R row : rows) {
      Of<T> read = reader.apply(row);
      lines.computeIfAbsent(read.account(), any -> new ArrayList<>()).add(read.line());
    }
    return lines;
  }

  static Statement statement(
      Account account,
      LocalDate day,
      List<Statement.Item> items,
      List<Statement.Credit> credits,
      List<Statement.Claim> claims) {
    TreeSet<String> currencies = new TreeSet<>();
    items.forEach(item -> currencies.add(item.currency()));
    credits.forEach(credit -> currencies.add(credit.currency()));
    List<Statement.Totals> totals =
        currencies.stream().map(currency -> totals(currency, items, credits)).toList();
    return new Statement(
        account, day, List.copyOf(items), List.copyOf(credits), totals, List.copyOf(claims));
  }

  private static Statement.Totals totals(
      String currency, List<Statement.Item> items, List<Statement.Credit> credits) {
    List<Statement.Item> ours =
        items.stream().filter(item -> item.currency().equals(currency)).toList();
    BigDecimal inHand =
        sum(
            credits.stream().filter(credit -> credit.currency().equals(currency)).toList(),
            Statement.Credit::unapplied);
    BigDecimal pastDue = sum(ours, Statement.Item::pastDue);
    BigDecimal blocked = sum(ours, Statement.Item::blockedPastDue);
    BigDecimal due = pastDue.subtract(blocked).subtract(inHand).max(BigDecimal.ZERO);
    return new Statement.Totals(
        currency,
        Amounts.in(currency, sum(ours, Statement.Item::open)),
        Amounts.in(currency, pastDue),
        Amounts.in(currency, blocked),
        Amounts.in(currency, inHand),
        Amounts.in(currency, due));
  }

  private static <T> BigDecimal sum(List<T> lines, Function<T, BigDecimal> amount) {
    return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}

package org.dunwell.portal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.Statement;
import org.dunwell.receivables.Statements;
import org.springframework.stereotype.Component;

/**
 * All that is open of a visit. Whatever a form names is looked for in here and nowhere else: so a
 * link cannot be widened to what it does not show.
 */
@Component
public class OpenItems {

  /** More than anybody reads or ticks; the files have all of them. */
  static final int MOST = 200;

  private final Statements statements;
  private final SellingEntities entities;
  private final Clock clock;

  OpenItems(Statements statements, SellingEntities entities, Clock clock) {
    this.statements = statements;
    this.entities = entities;
    this.clock = clock;
  }

  /** One of our companies and what is open with it, by customer. */
  public record Side(SellingEntity entity, Customer customer, Statement statement) {}

  /** What is open or in hand, the company first that the link was written for. */
  public List<Side> sides(Visit visit) {
    Map<Long, SellingEntity> sellers = new LinkedHashMap<>();
    entities.all().stream()
        .sorted(
            Comparator.comparing(
                entity -> entity.id() == visit.account().sellingEntityId() ? 0 : 1))
        .forEach(entity -> sellers.put(entity.id(), entity));
    List<Account> accounts = new ArrayList<>();
    sellers
        .keySet()
        .forEach(
            seller -> visit.customerIds().forEach(id -> accounts.add(new Account(id, seller))));
    Map<Account, Statement> open = statements.of(accounts, clock.instant());
    return accounts.stream()
        .map(
            account ->
                new Side(
                    sellers.get(account.sellingEntityId()),
                    visit.customer(account.customerId()).orElseThrow(),
                    open.get(account)))
        .filter(side -> !side.statement().totals().isEmpty())
        .toList();
  }

  /** By company of ours and currency, oldest due first. */
  public List<OpenGroup> groups(Visit visit) {
    return groups(sides(visit));
  }

  static List<OpenGroup> groups(List<Side> sides) {
    record Key(SellingEntity entity, String currency) {}
    Map<Key, List<OpenItem>> items =
        sides.stream()
            .flatMap(
                side ->
                    side.statement().items().stream()
                        .map(item -> new OpenItem(item, side.customer(), side.entity())))
            .collect(
                Collectors.groupingBy(
                    one -> new Key(one.entity(), one.item().currency()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return items.entrySet().stream()
        .map(
            entry ->
                new OpenGroup(
                    entry.getKey().entity(),
                    entry.getKey().currency(),
                    entry.getValue().stream()
                        .sorted(
                            Comparator.comparing((OpenItem one) -> one.item().dueOn())
                                .thenComparing(OpenItem::id))
                        .limit(MOST)
                        .toList(),
                    claims(sides, entry.getKey().entity(), entry.getKey().currency())))
        .toList();
  }

  private static List<Statement.Claim> claims(
      List<Side> sides, SellingEntity entity, String currency) {
    return sides.stream()
        .filter(side -> side.entity().equals(entity))
        .flatMap(side -> side.statement().claims().stream())
        .filter(claim -> claim.currency().equals(currency))
        .toList();
  }

  /** The group that an address names; the only one when there is only one. */
  public Optional<OpenGroup> group(Visit visit, String key) {
    List<OpenGroup> all = groups(visit);
    return key == null && all.size() == 1
        ? Optional.of(all.get(0))
        : all.stream().filter(group -> group.key().equals(key)).findFirst();
  }

  /** An open invoice of this visit. */
  public Optional<OpenItem> item(Visit visit, long invoiceId) {
    return sides(visit).stream()
        .flatMap(
            side ->
                side.statement().items().stream()
                    .filter(item -> item.invoiceId() == invoiceId)
                    .map(item -> new OpenItem(item, side.customer(), side.entity())))
        .findFirst();
  }
}

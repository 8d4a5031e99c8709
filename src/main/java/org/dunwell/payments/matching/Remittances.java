package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Deductions;
import org.dunwell.receivables.Invoice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remittance advices: what a payer says its payment is for. An advice that comes before its money
 * waits for it; one that comes afterwards explains money that waits.
 */
@Component
public class Remittances {

  /** More items have no payment behind them. */
  public static final int MOST_ITEMS = 2_000;

  /** More lines of one amount are told apart by nothing. */
  private static final int MOST_WAITING = 20;

  /**
   * A line of an advice.
   *
   * @param invoice its number
   * @param amount what is paid of it
   * @param deduction what is left out of it, or null
   * @param reason why, as the payer writes it; or null
   */
  public record Item(String invoice, BigDecimal amount, BigDecimal deduction, String reason) {}

  /**
   * An advice.
   *
   * @param payer number of the customer that pays
   * @param reference the payer's own name for it; the same one again changes nothing
   * @param total what is paid in all; null for the sum of the items
   */
  public record Advice(
      String payer,
      String reference,
      LocalDate paidOn,
      String currency,
      BigDecimal total,
      List<Item> items) {

    public Advice {
      items = items == null ? List.of() : List.copyOf(items);
    }
  }

  /**
   * An advice as it is kept.
   *
   * @param matchId the match of its money, or null while it waits
   */
  public record Kept(
      long id,
      String payer,
      String reference,
      LocalDate paidOn,
      String currency,
      BigDecimal total,
      int items,
      Long matchId) {

    public Kept {
      total = org.dunwell.receivables.Amounts.in(currency, total);
    }
  }

  /** Items as columns for one statement. */
  record Columns(
      Long[] positions,
      Long[] invoices,
      BigDecimal[] amounts,
      BigDecimal[] deductions,
      String[] reasons) {}

  private final RemittanceMapper mapper;
  private final Customers customers;
  private final AdviceCheck check;
  private final Deductions deductions;
  private final Matches matches;
  private final Clock clock;

  Remittances(
      RemittanceMapper mapper,
      Customers customers,
      AdviceCheck check,
      Deductions deductions,
      Matches matches,
      Clock clock) {
    this.mapper = mapper;
    this.customers = customers;
    this.check = check;
    this.deductions = deductions;
    this.matches = matches;
    this.clock = clock;
  }

  /**
   * Keeps an advice; money of its payer and amount that waits already is looked at again.
   *
   * @throws BrokenRule when an item is wrong, the total is not its items' sum, or an invoice is not
   *     one that this customer pays; nothing is kept
   */
  @Transactional
  public Kept receive(Advice advice, String by) {
    Customer payer = customers.byNumber(advice.payer());
    List<Invoice> meant = check.meant(advice, payer);
    BigDecimal total = AdviceCheck.total(advice);
    Long id =
        mapper.insert(
            meant.get(0).sellingEntityId(), payer.id(), advice, total, by, clock.instant());
    if (id == null) {
      return mapper.byReference(payer.id(), advice.reference());
    }
    mapper.insertItems(id, columns(advice, meant));
    mapper.waitingMoney(id, MOST_WAITING).forEach(this::lookAgain);
    return mapper.byReference(payer.id(), advice.reference());
  }

  /** What a person has taken back never posts by itself again; the advice is suggested. */
  private void lookAgain(RemittanceMapper.Waiting money) {
    if (money.undone()) {
      matches.again(money.matchId(), "it was undone before, and now an advice says what it pays");
    } else {
      matches.release(money.matchId());
    }
  }

  /** Those whose money has not come first, then the latest. */
  public List<Kept> list(Long after, int limit) {
    return mapper.list(after, Math.max(1, Math.min(limit, Matches.MOST)));
  }

  public long count() {
    return mapper.count();
  }

  private Columns columns(Advice advice, List<Invoice> meant) {
    List<Item> items = advice.items();
    Function<Item, String> code =
        item -> item.reason() == null ? null : deductions.code(item.reason()).orElse(null);
    List<Long> positions = new ArrayList<>();
    for (long i = 1; i <= items.size(); i++) {
      positions.add(i);
    }
    return new Columns(
        positions.toArray(Long[]::new),
        meant.stream().map(Invoice::id).toArray(Long[]::new),
        items.stream().map(Item::amount).toArray(BigDecimal[]::new),
        items.stream()
            .map(item -> item.deduction() == null ? BigDecimal.ZERO : item.deduction())
            .toArray(BigDecimal[]::new),
        items.stream().map(code).toArray(String[]::new));
  }
}

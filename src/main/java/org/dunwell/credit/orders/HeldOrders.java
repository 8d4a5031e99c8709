package org.dunwell.credit.orders;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.credit.HouseDay;
import org.dunwell.credit.exposure.Families;
import org.dunwell.credit.exposure.Family;
import org.dunwell.credit.holds.CreditHolds;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Orders that wait: looked at again, oldest first, or let through by a credit manager. */
@Component
public class HeldOrders {

  /** The most one page shows. */
  public static final int PAGE = 200;

  private static final int REASON_LENGTH = 500;

  /** More orders of one customer than anybody has open. */
  private static final int MOST = 1_000;

  private final OrderMapper mapper;
  private final OverrideMapper overrides;
  private final OrderJudge judge;
  private final OrderBook book;
  private final OrderNews news;
  private final Families families;
  private final CreditHolds holds;
  private final Users users;
  private final HouseDay day;
  private final Clock clock;

  HeldOrders(
      OrderMapper mapper,
      OverrideMapper overrides,
      OrderJudge judge,
      OrderBook book,
      OrderNews news,
      Families families,
      CreditHolds holds,
      Users users,
      HouseDay day,
      Clock clock) {
    this.mapper = mapper;
    this.overrides = overrides;
    this.judge = judge;
    this.book = book;
    this.news = news;
    this.families = families;
    this.holds = holds;
    this.users = users;
    this.day = day;
    this.clock = clock;
  }

  /** Those whose customers the signed-in person may see, oldest first, after one id. */
  public List<SalesOrder> list(long after, int limit) {
    return mapper.held(after, Math.min(limit, PAGE));
  }

  /** How many {@link #list} would show in all. */
  public long count() {
    return mapper.countHeld();
  }

  /**
   * Lets an order through although the table holds it.
   *
   * @param until the last day on which that counts for this order, today or later
   * @param by a credit manager
   * @throws NotThere when there is no such order
   */
  @Transactional
  public SalesOrder override(long id, String reason, LocalDate until, String by) {
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty() || why.length() > REASON_LENGTH) {
      throw new BrokenRule("Say why in 1 to %d characters.".formatted(REASON_LENGTH));
    }
    if (until == null || until.isBefore(day.today())) {
      throw new BrokenRule("Say until which day, today or later, the order may go.");
    }
    if (!users.isIn(by, Group.CREDIT_MANAGERS)) {
      throw new BrokenRule("Only credit managers let an order through.");
    }
    SalesOrder order = mapper.byId(id).orElseThrow(() -> new NotThere("order", Long.toString(id)));
    Family family = families.lock(order.customerId());
    overrides.insert(id, why, until, by, clock.instant());
    SalesOrder now = mapper.byId(id).orElseThrow();
    if (!now.state().equals("held") && !now.state().equals("prepay")) {
      throw new BrokenRule("Order %s does not wait any more.".formatted(order.number()));
    }
    SalesOrder after = lookAgain(family, now);
    book.say(after, by, "Order %s is let through until " + until + ": " + escaped(why));
    return after;
  }

  /** A person's words are no format. */
  private static String escaped(String words) {
    return words.replace("%", "%%");
  }

  /**
   * Looks at all that waits of a customer, oldest first; and, where it is on credit hold, at what
   * was approved and has not left. Whoever calls has a transaction.
   */
  void lookAgain(long customerId) {
    Family family = families.lock(customerId);
    long party = family.self().partyId();
    mapper.ofParty(party, "held", MOST).forEach(order -> lookAgain(family, order));
    if (!holds.current(family.partyIds()).isEmpty()) {
      mapper.ofParty(party, "approved", MOST).stream()
          .filter(order -> order.reserved().compareTo(order.delivered()) > 0)
          .forEach(order -> lookAgain(family, order));
    }
  }

  private SalesOrder lookAgain(Family family, SalesOrder order) {
    Money amount = Money.of(order.amount(), order.currency());
    BigDecimal needed = order.amount().subtract(order.reserved());
    LocalDate today = day.today();
    Judgement judgement =
        judge.judge(
            new Question(
                family, order.id(), new Money(needed, amount.currency()), order.prepaid(), today));
    if (judgement.answer().state().equals(order.state())
        && judgement.answer().reason().equals(order.reason())) {
      return order;
    }
    NewOrder same =
        new NewOrder(order.customerId(), order.number(), amount, order.prepaid(), order.askedBy());
    SalesOrder after =
        book.decided(
            new OrderBook.Subject(family, same, order.reserved(), false), judgement, today);
    if (!after.decision().equals(order.decision())) {
      news.tell(after);
      if (after.decision().equals("approve")) {
        book.say(after, "system", "Order %s is released. %s");
      }
    }
    return after;
  }
}

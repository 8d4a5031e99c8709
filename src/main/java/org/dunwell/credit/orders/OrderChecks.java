package org.dunwell.credit.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.dunwell.credit.HouseDay;
import org.dunwell.credit.exposure.Families;
import org.dunwell.credit.exposure.Family;
import org.dunwell.platform.Money;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether an order may be delivered on account. The same order with the same amount gets the answer
 * it has; another amount is asked about anew, for the difference. Everything happens under locks on
 * the customer and all above it, so that what two orders reserve at once is never more than there
 * is.
 */
@Component
public class OrderChecks {

  private final OrderMapper mapper;
  private final OrderJudge judge;
  private final OrderBook book;
  private final Families families;
  private final HouseDay day;

  OrderChecks(
      OrderMapper mapper, OrderJudge judge, OrderBook book, Families families, HouseDay day) {
    this.mapper = mapper;
    this.judge = judge;
    this.book = book;
    this.families = families;
    this.day = day;
  }

  /**
   * Checks an order and reserves what is approved.
   *
   * @return the order as it stands now
   * @throws NotThere when there is no such customer
   */
  @Transactional
  public SalesOrder check(NewOrder wanted) {
    Family family = families.lock(wanted.customerId());
    Optional<SalesOrder> known = mapper.byNumber(family.self().partyId(), wanted.number());
    return known
        .filter(order -> order.answers(wanted))
        .orElseGet(() -> decide(family, wanted, known.orElse(null)));
  }

  private SalesOrder decide(Family family, NewOrder wanted, SalesOrder known) {
    boolean sameMoney =
        known != null
            && known.stands()
            && known.currency().equals(wanted.amount().currency().getCurrencyCode());
    if (known != null && !sameMoney) {
      mapper.release(known.id());
    }
    BigDecimal reserved = sameMoney ? known.reserved() : BigDecimal.ZERO;
    Money amount = wanted.amount();
    BigDecimal needed = amount.amount().subtract(reserved).max(BigDecimal.ZERO);
    LocalDate today = day.today();
    Judgement judgement =
        judge.judge(
            new Question(
                family,
                known == null ? null : known.id(),
                new Money(needed, amount.currency()),
                wanted.prepaid(),
                today));
    return book.decided(
        new OrderBook.Subject(family, wanted, reserved.min(amount.amount()), known == null),
        judgement,
        today);
  }

  /**
   * @throws NotThere when the customer has no such order
   */
  public SalesOrder byNumber(long partyId, String number) {
    return mapper.byNumber(partyId, number).orElseThrow(() -> new NotThere("order", number));
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public SalesOrder byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("order", Long.toString(id)));
  }
}

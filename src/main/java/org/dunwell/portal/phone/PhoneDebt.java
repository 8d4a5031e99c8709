package org.dunwell.portal.phone;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dunwell.disputes.reasons.ReasonCode;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.portal.OpenGroup;
import org.dunwell.portal.OpenItem;
import org.dunwell.portal.OpenItems;
import org.dunwell.portal.PaidHistory;
import org.dunwell.portal.Promising;
import org.dunwell.portal.Visit;
import org.dunwell.portal.Visits;
import org.dunwell.promises.Limits;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Statement;
import org.springframework.stereotype.Component;

/** What a caller may hear who has proved who it is: what its own page shows. */
@Component
class PhoneDebt {

  private final Visits visits;
  private final OpenItems items;
  private final PaidHistory history;
  private final Promising promising;
  private final ReasonCodes reasons;

  PhoneDebt(
      Visits visits,
      OpenItems items,
      PaidHistory history,
      Promising promising,
      ReasonCodes reasons) {
    this.visits = visits;
    this.items = items;
    this.history = history;
    this.promising = promising;
    this.reasons = reasons;
  }

  /**
   * What is open between one customer and one of our companies in one currency.
   *
   * @param customer its name; null when there is only one
   * @param claimed interest and the like that is asked for besides
   */
  record Part(String company, String customer, Statement.Totals totals, BigDecimal claimed) {}

  /** What the last things were. */
  record Last(PaidHistory.Latest invoice, PaidHistory.Received payment) {}

  /** What the caller may see and do: the same that its link opens. */
  Visit visit(Talk talk) {
    return visits.of(
        new Account(talk.at().customer, talk.call().sellingEntityId()), talk.words().language());
  }

  /** All there is, the company first whose line it is. */
  List<Part> parts(Talk talk) {
    Visit visit = visit(talk);
    return items.sides(visit).stream()
        .flatMap(
            side ->
                side.statement().totals().stream()
                    .map(
                        totals ->
                            new Part(
                                side.entity().name(),
                                visit.ofSeveral() ? side.customer().name() : null,
                                totals,
                                claimed(side.statement(), totals.currency()))))
        .toList();
  }

  private static BigDecimal claimed(Statement statement, String currency) {
    return statement.claims().stream()
        .filter(claim -> claim.currency().equals(currency))
        .map(Statement.Claim::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What is open, what we ask for first, the oldest due first of it. */
  List<OpenItem> lines(Talk talk) {
    return items(talk)
        .sorted(
            Comparator.comparing((OpenItem one) -> one.suggested() ? 0 : 1)
                .thenComparing(one -> one.item().dueOn())
                .thenComparing(OpenItem::id))
        .toList();
  }

  private Stream<OpenItem> items(Talk talk) {
    return groups(talk).stream().flatMap(group -> group.items().stream());
  }

  /** The chosen invoice; empty when it is not open any more. */
  Optional<OpenItem> chosen(Talk talk) {
    Long wanted = talk.at().invoice;
    return items(talk).filter(one -> wanted != null && one.id() == wanted).findFirst();
  }

  List<OpenGroup> groups(Talk talk) {
    return items.groups(visit(talk));
  }

  /** Those in which something is past due that nothing stands in the way of. */
  List<OpenGroup> promisable(Talk talk) {
    return groups(talk).stream()
        .filter(group -> group.items().stream().anyMatch(OpenItem::suggested))
        .toList();
  }

  /** What a promise is to be about: the chosen invoice, else all that is past due of the group. */
  List<OpenItem> wished(Talk talk) {
    if (talk.at().invoice != null) {
      return chosen(talk).stream().toList();
    }
    return groups(talk).stream()
        .filter(group -> group.key().equals(talk.at().group))
        .flatMap(group -> group.items().stream())
        .filter(OpenItem::suggested)
        .toList();
  }

  /** What may be promised now; empty when nothing of it is open any more. */
  Optional<Terms> terms(Talk talk) {
    List<OpenItem> wished = wished(talk);
    return wished.isEmpty() ? Optional.empty() : Optional.of(new Terms(wished, limits(wished)));
  }

  /** What may be promised of these items, by customer. */
  List<Limits> limits(List<OpenItem> wished) {
    return promising.limits(wished);
  }

  /** What may be wrong with an invoice, in the order of the caller's words for it. */
  List<ReasonCode> reasons(Talk talk) {
    String language = talk.words().language();
    return reasons.active().stream()
        .sorted(Comparator.comparing(reason -> reason.wordsIn(language)))
        .toList();
  }

  Last last(Talk talk) {
    Long[] customers = visit(talk).customerIds().toArray(Long[]::new);
    long entity = talk.call().sellingEntityId();
    return new Last(history.latest(customers, entity), history.lastPayment(customers, entity));
  }
}

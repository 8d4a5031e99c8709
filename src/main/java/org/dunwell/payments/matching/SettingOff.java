package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.payments.matching.Posting.Order;
import org.dunwell.payments.matching.Proposal.SetOff;
import org.dunwell.receivables.Allocations;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.LedgerLocks;
import org.dunwell.receivables.Reversals;
import org.dunwell.receivables.Told;
import org.springframework.stereotype.Component;

/** Gives credit notes to the invoices of which a payer has taken them off, and takes them back. */
@Component
class SettingOff {

  private final MatchingMapper mapper;
  private final Invoices invoices;
  private final Allocations allocations;
  private final Reversals reversals;
  private final LedgerLocks locks;

  SettingOff(
      MatchingMapper mapper,
      Invoices invoices,
      Allocations allocations,
      Reversals reversals,
      LedgerLocks locks) {
    this.mapper = mapper;
    this.invoices = invoices;
    this.allocations = allocations;
    this.reversals = reversals;
    this.locks = locks;
  }

  /**
   * Those that can be posted as decided: what they take of credit notes is left, and what they pay
   * is open. Takes the customers' locks for all of them, if any takes something off.
   */
  List<Order> possible(List<Order> orders) {
    List<SetOff> wanted = setOffs(orders);
    if (wanted.isEmpty()) {
      return orders;
    }
    locks.payers(
        Stream.concat(
                orders.stream().map(order -> order.proposal().customerId()),
                wanted.stream().map(one -> one.credit().customerId()))
            .collect(Collectors.toSet()));
    Map<Long, Credit> credits =
        mapper
            .creditsByIds(wanted.stream().map(one -> one.credit().id()).toArray(Long[]::new))
            .stream()
            .collect(Collectors.toMap(Credit::id, Function.identity()));
    Map<Long, BigDecimal> open =
        invoices.byIds(invoices(orders)).stream()
            .collect(Collectors.toMap(Invoice::id, Invoice::openAmount));
    List<Order> possible = new ArrayList<>();
    for (Order order : orders) {
      if (take(order, credits, open)) {
        possible.add(order);
      }
    }
    return possible;
  }

  /** All that those pay which take something off. */
  private static List<Long> invoices(List<Order> orders) {
    return orders.stream()
        .map(Order::proposal)
        .filter(one -> !one.setOffs().isEmpty())
        .flatMap(
            one ->
                Stream.concat(
                    one.setOffs().stream().map(some -> some.item().id()),
                    one.parts().stream().map(part -> part.item().id())))
        .distinct()
        .toList();
  }

  private static boolean take(Order order, Map<Long, Credit> credits, Map<Long, BigDecimal> open) {
    List<SetOff> setOffs = order.proposal().setOffs();
    if (setOffs.isEmpty()) {
      return true;
    }
    Map<Long, BigDecimal> asked = new HashMap<>();
    Map<Long, BigDecimal> spent = new HashMap<>();
    for (SetOff one : setOffs) {
      asked.merge(one.item().id(), one.amount(), BigDecimal::add);
      spent.merge(one.credit().id(), one.amount(), BigDecimal::add);
    }
    order
        .proposal()
        .parts()
        .forEach(part -> asked.merge(part.item().id(), part.amount(), BigDecimal::add));
    boolean fits =
        asked.entrySet().stream()
                .allMatch(one -> open.get(one.getKey()).compareTo(one.getValue()) >= 0)
            && spent.entrySet().stream()
                .allMatch(one -> credits.get(one.getKey()).open().compareTo(one.getValue()) >= 0);
    if (fits) {
      asked.forEach((id, amount) -> open.merge(id, amount, BigDecimal::subtract));
      spent.forEach((id, amount) -> credits.computeIfPresent(id, (any, one) -> one.less(amount)));
    }
    return fits;
  }

  /** Before the money, which then is what closes the invoices. */
  void apply(List<Order> orders) {
    List<Told> told = new ArrayList<>();
    Map<Long, LocalDate> on = new HashMap<>();
    for (Order order : orders) {
      for (SetOff one : order.proposal().setOffs()) {
        told.add(new Told(one.credit().id(), one.item().id(), one.amount()));
        on.merge(
            one.credit().id(),
            order.line().valueOn(),
            (day, other) -> day.isBefore(other) ? other : day);
      }
    }
    if (!told.isEmpty()) {
      allocations.setOff(told, on);
    }
  }

  private static List<SetOff> setOffs(List<Order> orders) {
    return orders.stream().flatMap(order -> order.proposal().setOffs().stream()).toList();
  }

  /** Before the payment of the same match is reversed: all customers are locked at once. */
  void lock(Match match, List<Match.SetOff> setOffs) {
    if (!setOffs.isEmpty()) {
      locks.payers(
          Stream.concat(
                  Stream.of(match.customerId()),
                  setOffs.stream().map(Match.SetOff::creditCustomerId))
              .collect(Collectors.toSet()));
    }
  }

  void takeBack(List<Match.SetOff> setOffs, String reason, String by) {
    setOffs.forEach(one -> reversals.credited(one.creditNoteId(), one.invoiceId(), reason, by));
  }
}

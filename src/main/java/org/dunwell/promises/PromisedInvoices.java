package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.receivables.DebtorsChoice;
import org.dunwell.receivables.Purse;
import org.springframework.stereotype.Component;

/** A promise is the customer's own word which invoices its next money is for. */
@Component
class PromisedInvoices implements DebtorsChoice {

  /** What of a promise is still to come for one invoice, for money of this payer. */
  record Row(
      long payerId,
      long sellingEntityId,
      String currency,
      long promiseId,
      LocalDate takenOn,
      LocalDate graceUntil,
      BigDecimal amount,
      BigDecimal tolerance,
      long invoiceId,
      BigDecimal part) {

    private Key key() {
      return new Key(new Purse(payerId, sellingEntityId, currency), promiseId);
    }
  }

  private record Key(Purse purse, long promiseId) {}

  private final CheckMapper mapper;

  PromisedInvoices(CheckMapper mapper) {
    this.mapper = mapper;
  }

  /** Of several promises the one that was promised for the earlier day. */
  @Override
  public List<Said> about(Collection<Unnamed> money) {
    List<Row> rows =
        mapper.said(
            money.stream().map(one -> one.purse().customerId()).toArray(Long[]::new),
            money.stream().map(one -> one.purse().sellingEntityId()).toArray(Long[]::new),
            money.stream().map(one -> one.purse().currency()).toArray(String[]::new),
            money.stream().map(Unnamed::from).toArray(LocalDate[]::new));
    return rows.stream()
        .collect(Collectors.groupingBy(Row::key, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(promise -> said(promise.getKey().purse(), promise.getValue()))
        .toList();
  }

  private static Said said(Purse purse, List<Row> rows) {
    Row first = rows.get(0);
    return new Said(
        purse,
        first.takenOn(),
        first.graceUntil(),
        first.amount(),
        first.tolerance(),
        rows.stream().map(row -> new Part(row.invoiceId(), row.part())).toList());
  }
}

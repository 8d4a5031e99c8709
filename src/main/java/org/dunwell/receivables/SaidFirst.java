package org.dunwell.receivables;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.receivables.DebtorsChoice.Part;
import org.dunwell.receivables.DebtorsChoice.Said;

/**
 * Hands payments out to what their payers have said they would pay: one whose amount it is exactly
 * goes first, else one of which no more than may be is missing, else in the order in which they
 * were said to come. Plain arithmetic on what was read under lock.
 */
final class SaidFirst {

  /** Of something said, what is still to come. */
  private static final class Open {

    private final Said said;
    private final Map<Long, BigDecimal> parts = new HashMap<>();
    private BigDecimal amount;

    Open(Said said) {
      this.said = said;
      this.amount = said.amount();
      said.parts().forEach(part -> parts.put(part.invoiceId(), part.amount()));
    }
  }

  private final Allotment allotment;
  private final Map<Long, List<OpenPart>> invoices;
  private final Map<Purse, List<Open>> said;

  SaidFirst(Allotment allotment, Collection<OpenPart> parts, Collection<Said> said) {
    this.allotment = allotment;
    this.invoices = parts.stream().collect(Collectors.groupingBy(OpenPart::invoiceId));
    this.said =
        said.stream()
            .collect(
                Collectors.groupingBy(
                    Said::purse, Collectors.mapping(Open::new, Collectors.toList())));
  }

  void give(Source source) {
    List<Open> meant =
        said.getOrDefault(source.purse(), List.of()).stream()
            .filter(one -> !source.on().isBefore(one.said.from()))
            .filter(one -> !source.on().isAfter(one.said.until()))
            .toList();
    Stream.concat(fitting(source, meant).stream(), meant.stream())
        .forEach(one -> give(source, one));
  }

  private Optional<Open> fitting(Source source, List<Open> meant) {
    Optional<Open> exact =
        meant.stream().filter(one -> missing(source, one).signum() == 0).findFirst();
    return exact.or(
        () ->
            meant.stream()
                .filter(one -> missing(source, one).signum() > 0)
                .filter(one -> missing(source, one).compareTo(one.said.tolerance()) <= 0)
                .findFirst());
  }

  /** What would be missing of it; below zero when there is more money than it is about. */
  private BigDecimal missing(Source source, Open one) {
    BigDecimal payable =
        one.said.parts().stream()
            .map(part -> one.parts.get(part.invoiceId()).min(allotment.open(open(part))))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .min(one.amount);
    return payable.subtract(allotment.left(source));
  }

  private void give(Source source, Open one) {
    for (Part part : one.said.parts()) {
      BigDecimal most = one.parts.get(part.invoiceId()).min(one.amount);
      BigDecimal given = allotment.give(source, open(part), most, ChosenBy.PROMISED);
      one.parts.merge(part.invoiceId(), given, BigDecimal::subtract);
      one.amount = one.amount.subtract(given);
    }
  }

  private List<OpenPart> open(Part part) {
    return invoices.getOrDefault(part.invoiceId(), List.of());
  }
}

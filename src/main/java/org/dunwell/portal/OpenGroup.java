package org.dunwell.portal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.Statement;

/**
 * What is open with one of our companies in one currency: what can be paid in one go.
 *
 * @param claims what lateness has cost besides, and nobody has booked
 */
public record OpenGroup(
    SellingEntity entity, String currency, List<OpenItem> items, List<Statement.Claim> claims) {

  public OpenGroup {
    items = List.copyOf(items);
    claims = List.copyOf(claims);
  }

  /** Names it in addresses. */
  public String key() {
    return entity.id() + "-" + currency;
  }

  /** What is claimed for paying an invoice late, lump sum and interest together. */
  public record Claimed(long invoiceId, String number, BigDecimal amount) {}

  /** What is claimed for this item; zero for nothing. */
  public BigDecimal claimed(OpenItem item) {
    return claimed().stream()
        .filter(one -> one.invoiceId() == item.id())
        .map(Claimed::amount)
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  /** What is claimed for invoices that were paid late and are none of the items any more. */
  public List<Claimed> claimedForPaid() {
    return claimed().stream()
        .filter(one -> items.stream().noneMatch(item -> item.id() == one.invoiceId()))
        .limit(OpenItems.MOST)
        .toList();
  }

  /** By invoice. */
  List<Claimed> claimed() {
    Map<Long, List<Statement.Claim>> byInvoice =
        claims.stream()
            .collect(
                Collectors.groupingBy(
                    Statement.Claim::invoiceId, LinkedHashMap::new, Collectors.toList()));
    return byInvoice.values().stream()
        .map(
            some ->
                new Claimed(
                    some.get(0).invoiceId(),
                    some.get(0).invoiceNumber(),
                    some.stream()
                        .map(Statement.Claim::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)))
        .toList();
  }

  /** All that is open. */
  public BigDecimal open() {
    return items.stream().map(one -> one.item().open()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}

package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The same block on many invoices at once; see {@link NewBlock} for each of its words.
 *
 * @param amounts what of each invoice is blocked, in its currency, by invoice id; a null value
 *     covers all of it
 */
public record NewBlocks(
    Map<Long, BigDecimal> amounts,
    String kind,
    LocalDate until,
    String source,
    String reason,
    String by) {

  /** The whole of each of these invoices. */
  public static NewBlocks whole(
      Collection<Long> invoiceIds, String kind, String source, String reason, String by) {
    Map<Long, BigDecimal> amounts = new HashMap<>();
    invoiceIds.forEach(id -> amounts.put(id, null));
    return new NewBlocks(amounts, kind, null, source, reason, by);
  }

  /** The same, up to and including a last day. */
  public NewBlocks until(LocalDate last) {
    return new NewBlocks(amounts, kind, last, source, reason, by);
  }
}

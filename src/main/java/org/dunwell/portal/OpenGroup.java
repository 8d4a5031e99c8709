package org.dunwell.portal;

import java.math.BigDecimal;
import java.util.List;
import org.dunwell.receivables.SellingEntity;

/** What is open with one of our companies in one currency: what can be paid in one go. */
record OpenGroup(SellingEntity entity, String currency, List<OpenItem> items) {

  OpenGroup {
    items = List.copyOf(items);
  }

  /** Names it in addresses. */
  public String key() {
    return entity.id() + "-" + currency;
  }

  /** All that is open. */
  public BigDecimal open() {
    return items.stream().map(one -> one.item().open()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}

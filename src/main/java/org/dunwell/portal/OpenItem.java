package org.dunwell.portal;

import java.math.BigDecimal;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.Statement;

/** An open invoice that a visit may see, with whose it is and whom it is owed. */
public record OpenItem(Statement.Item item, Customer customer, SellingEntity entity) {

  public long id() {
    return item.invoiceId();
  }

  /** What of it nothing stands in the way of. */
  public BigDecimal free() {
    return item.open().subtract(item.blockedAmount()).max(BigDecimal.ZERO);
  }

  /** Whether a form begins with a tick at it. */
  public boolean suggested() {
    return item.pastDue().subtract(item.blockedPastDue()).signum() > 0;
  }

  Long customerId() {
    return customer.id();
  }
}

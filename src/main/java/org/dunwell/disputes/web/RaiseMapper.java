package org.dunwell.disputes.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the page that raises disputes reads. */
@Mapper
interface RaiseMapper {

  /**
   * An open invoice.
   *
   * @param disputed what of it is in dispute already
   */
  record Line(
      long id,
      String sellingEntity,
      String number,
      LocalDate dueOn,
      String currency,
      BigDecimal openAmount,
      BigDecimal disputed) {

    /** What of it is not in dispute yet. */
    public BigDecimal left() {
      return openAmount.subtract(disputed);
    }

    /** Whether nothing of it is left to be disputed. */
    public boolean isTaken() {
      return left().signum() <= 0;
    }
  }

  /** Open invoices that the signed-in person may see, the oldest due first. */
  List<Line> openInvoices(@Param("customer") long customer, @Param("limit") int limit);
}

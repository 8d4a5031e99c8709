package org.dunwell.receivables.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** From the staged invoices into the ledger. */
@Mapper
interface InvoiceImportMapper {

  /**
   * A staged row that does not simply go in.
   *
   * @param customerId null when there is no such customer
   * @param customerNumber of the invoice in the ledger, as all that follows; null when there is
   *     none
   * @param fromThisRun whether the same run put it there
   */
  record Known(
      long line,
      Long customerId,
      String customerNumber,
      LocalDate issuedOn,
      LocalDate dueOn,
      String currency,
      BigDecimal amount,
      boolean same,
      Boolean fromThisRun) {}

  List<Known> known(@Param("importId") Long importId);

  /**
   * A staged row's invoice in the ledger.
   *
   * @param isNew whether it is the one drawn while staging
   */
  record Stored(long line, long invoiceId, boolean isNew) {}

  int insertInvoices(@Param("importId") Long importId);

  int insertInstalments();

  /** The invoices of these lines, in line order. */
  List<Stored> stored(@Param("lines") Long[] lines);

  /** Open invoices whose netting may have changed, as the new ones are older. */
  List<Long> nettedAnew();
}

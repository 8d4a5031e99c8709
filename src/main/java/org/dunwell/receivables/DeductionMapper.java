package org.dunwell.receivables;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface DeductionMapper {

  /** One statement, however many; the new ids. */
  List<Long> insert(@Param("all") Deductions.Columns all, @Param("now") Instant now);

  List<Deduction> byIds(@Param("ids") Long[] ids);

  List<Deduction> ofPayment(@Param("paymentId") long paymentId, @Param("limit") int limit);

  List<Deduction> ofInvoice(@Param("invoiceId") long invoiceId, @Param("limit") int limit);
}

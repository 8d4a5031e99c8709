package org.dunwell.collections.worklist;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface BulkMapper {

  /** A running case, with the tone of its last letter, friendly before the first. */
  record CaseRow(long invoiceId, long customerId, long sellingEntityId, String tone) {}

  /** In the order of the numbers given; unknown ones, and those not to be seen, are left out. */
  List<Long> ids(@Param("numbers") String[] numbers);

  List<CaseRow> casesOf(@Param("customers") Long[] customers);

  List<CaseRow> casesOfInvoices(@Param("invoices") Long[] invoices);
}

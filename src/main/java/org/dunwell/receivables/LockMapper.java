package org.dunwell.receivables;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Each answers the locked customers' ids. */
@Mapper
interface LockMapper {

  List<Long> payers(@Param("ids") Long[] customerIds);

  List<Long> payments(@Param("ids") Long[] paymentIds);

  List<Long> creditNotes(@Param("ids") Long[] creditNoteIds);

  List<Long> invoices(@Param("ids") Long[] invoiceIds);
}

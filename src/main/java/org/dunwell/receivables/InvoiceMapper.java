package org.dunwell.receivables;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface InvoiceMapper {

  List<Invoice> byIds(@Param("ids") Long[] ids);

  List<Invoice> byNumbers(@Param("numbers") String[] numbers);

  List<Invoice> list(InvoiceFilter filter);

  long count(InvoiceFilter filter);

  List<Instalment> instalments(@Param("invoiceIds") Long[] invoiceIds);

  List<Allocation> allocations(@Param("invoiceId") long invoiceId);
}

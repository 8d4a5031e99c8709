package org.dunwell.receivables;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface NewsMapper {

  List<LedgerNews.Touched> touched(@Param("ids") Long[] invoiceIds);

  /** What is past due in the accounts of these invoices and purses, where there are credits. */
  List<Long> netted(
      @Param("ids") Long[] invoiceIds, @Param("purses") Purses purses, @Param("now") Instant now);

  /** What is past due in these purses' accounts. */
  List<Long> pastDue(@Param("purses") Purses purses, @Param("now") Instant now);
}

package org.dunwell.workspace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the start page reads. */
@Mapper
interface HomePageMapper {

  /** Per currency, because currencies are never added. */
  record PastDueLine(String currency, long invoices, BigDecimal amount) {}

  record Counts(long requestsWaiting, long tasks) {}

  record NewsLine(
      Instant happenedAt,
      String kind,
      String what,
      String actor,
      String customerNumber,
      String customerName,
      Long invoiceId,
      String invoiceNumber) {}

  List<PastDueLine> pastDue(@Param("now") Instant now);

  Counts counts();

  List<NewsLine> news(@Param("limit") int limit);
}

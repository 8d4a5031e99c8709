package org.dunwell.workspace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the start page and the list of tasks read. */
@Mapper
interface HomePageMapper {

  /** Per currency, because currencies are never added. */
  record PastDueLine(String currency, long invoices, BigDecimal amount) {}

  record Counts(long messagesQueued, long requestsWaiting, long tasks) {}

  record NewsLine(
      Instant happenedAt,
      String kind,
      String what,
      String actor,
      String customerNumber,
      String customerName,
      Long invoiceId,
      String invoiceNumber) {}

  /** Work for a person: a call, an escalation, an address to mend. */
  record TaskLine(
      String kind,
      String customerNumber,
      String customerName,
      long cases,
      Instant openedAt,
      String reason,
      String processInstanceId) {}

  List<PastDueLine> pastDue(@Param("now") Instant now);

  Counts counts();

  List<NewsLine> news(@Param("limit") int limit);

  List<TaskLine> tasks(@Param("limit") int limit);
}

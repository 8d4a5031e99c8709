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

  /**
   * A dispute that waits for somebody.
   *
   * @param waitsFor {@code approval}, {@code escalation}, {@code me} or {@code department}
   */
  record DisputeLine(
      long id,
      String customerName,
      String reasonName,
      BigDecimal openAmount,
      String currency,
      Instant dueAt,
      boolean paused,
      String waitsFor) {}

  /** The user's own, those of their departments that nobody has taken, and what managers decide. */
  List<DisputeLine> disputes(
      @Param("user") String user,
      @Param("departments") String[] departments,
      @Param("manager") boolean manager,
      @Param("now") Instant now,
      @Param("limit") int limit);

  List<PastDueLine> pastDue(@Param("now") Instant now);

  Counts counts();

  List<NewsLine> news(@Param("limit") int limit);
}

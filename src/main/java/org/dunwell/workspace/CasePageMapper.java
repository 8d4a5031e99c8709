package org.dunwell.workspace;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the pages about cases read. */
@Mapper
interface CasePageMapper {

  record CaseLine(
      long id,
      String businessKey,
      int episode,
      long invoiceId,
      String invoiceNumber,
      String customerNumber,
      String customerName,
      LocalDate dueOn,
      BigDecimal openAmount,
      String currency,
      String action,
      String tone,
      Instant nextAt,
      Instant startedAt,
      Instant endedAt,
      String outcome,
      String processInstanceId) {}

  record StepCount(String action, long cases) {}

  /** A wish to be in touch and what became of it. */
  record Touch(
      long id,
      String kind,
      String channel,
      String tone,
      String state,
      Instant dueAt,
      String deniedBy,
      String reason,
      Instant requestedAt,
      Instant endedAt,
      Long messageId,
      Instant leavesAt) {}

  List<CaseLine> list(
      @Param("running") boolean running,
      @Param("action") String action,
      @Param("after") Long after,
      @Param("limit") int limit);

  Optional<CaseLine> byId(@Param("id") long id);

  List<CaseLine> ofInvoice(@Param("invoice") long invoiceId, @Param("limit") int limit);

  List<StepCount> steps();

  List<Touch> touches(@Param("invoice") long invoiceId, @Param("limit") int limit);
}

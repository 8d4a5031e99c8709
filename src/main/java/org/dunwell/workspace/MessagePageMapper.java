package org.dunwell.workspace;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the pages about messages read. */
@Mapper
interface MessagePageMapper {

  record MessageLine(
      long id,
      String customerNumber,
      String customerName,
      String template,
      String tone,
      String recipient,
      String subject,
      String state,
      int attempts,
      Instant createdAt,
      Instant deliveredAt,
      long invoices) {}

  record MessageCard(
      long id,
      String customerNumber,
      String customerName,
      String channel,
      String template,
      String language,
      String tone,
      LocalDate day,
      String sender,
      String recipient,
      String subject,
      String bodyText,
      String bodyHtml,
      String messageId,
      String state,
      int attempts,
      Instant nextAttemptAt,
      Instant createdAt,
      Instant deliveredAt,
      Instant endedAt,
      String reply,
      String kind,
      String writtenBy,
      String copyTo) {}

  record ItemLine(
      long invoiceId,
      String number,
      boolean requested,
      String currency,
      BigDecimal openAmount,
      LocalDate dueOn,
      int daysLate) {}

  /** One customer's wishes that wait for the same moment: tomorrow's letter or call. */
  record PlannedLine(
      String customerNumber,
      String customerName,
      String channel,
      String kind,
      long invoices,
      Instant dueAt,
      String deniedBy) {}

  List<MessageLine> list(
      @Param("state") String state, @Param("after") Long after, @Param("limit") int limit);

  Optional<MessageCard> byId(@Param("id") long id);

  List<ItemLine> items(@Param("message") long messageId, @Param("limit") int limit);

  List<PlannedLine> planned(@Param("limit") int limit);
}

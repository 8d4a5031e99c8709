package org.dunwell.contact.correspondence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CorrespondenceMapper {

  /** A row to insert. */
  record Row(
      String key,
      String kind,
      String template,
      Envelope envelope,
      MailWriter.Written mail,
      LocalDate day,
      String messageId,
      String by) {}

  Optional<Long> byKey(@Param("key") String key);

  /** Empty when another program has just stored the same key. */
  Optional<Long> insert(@Param("row") Row row, @Param("now") Instant now);

  /** How many of these invoices the message is about: those of its customer and seller. */
  int insertItems(
      @Param("message") long message,
      @Param("invoices") Long[] invoices,
      @Param("day") LocalDate day);
}

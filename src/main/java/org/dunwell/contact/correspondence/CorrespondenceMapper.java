package org.dunwell.contact.correspondence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.dunwell.contact.Letter;

@Mapper
interface CorrespondenceMapper {

  /**
   * A row to insert.
   *
   * @param answers Message-ID of the mail it answers, or null
   */
  record Row(
      String key,
      String kind,
      String template,
      Envelope envelope,
      Letter mail,
      String copyTo,
      String answers,
      String by) {

    /** Whether somebody has written it, who may take it back. */
    boolean isPersonal() {
      return kind.equals("personal");
    }
  }

  /** A mail to one of us to insert; subject and text as they go out. */
  record StaffRow(
      StaffMails.StaffMail mail,
      String subject,
      String text,
      String html,
      String messageId,
      LocalDate day) {}

  /** Empty when one of this key is there. */
  Optional<Long> insertStaffMail(@Param("row") StaffRow row, @Param("now") Instant now);

  /** A mail to somebody who is no customer. */
  record OutsideRow(
      OutsideMails.OutsideMail mail, Letter letter, String messageId, LocalDate day) {}

  /** Empty when one of this key is there. */
  Optional<Long> insertOutside(@Param("row") OutsideRow row, @Param("now") Instant now);

  /** Deletes the mails to outsiders whose keys begin so. */
  int forgetOutside(@Param("start") String start);

  /** The company of ours with the customer's latest invoice. */
  Optional<Long> sellerOf(@Param("customer") long customer);

  Optional<Long> byKey(@Param("key") String key);

  /**
   * Empty when another program has just stored the same key.
   *
   * @param leavesAt when it is handed over
   */
  Optional<Long> insert(
      @Param("row") Row row,
      @Param("messageId") String messageId,
      @Param("day") LocalDate day,
      @Param("now") Instant now,
      @Param("leavesAt") Instant leavesAt);

  /** The Message-ID of a mail that came in; empty when it had none. */
  Optional<String> messageIdOf(@Param("mail") long mail);

  /** The colleague of sales who knows a customer. */
  Optional<String> salesRep(@Param("customer") long customer);

  /** How many of these invoices the message is about: those of its customer and seller. */
  int insertItems(
      @Param("message") long message,
      @Param("invoices") Long[] invoices,
      @Param("day") LocalDate day);
}

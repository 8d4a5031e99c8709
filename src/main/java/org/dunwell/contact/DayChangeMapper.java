package org.dunwell.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.dunwell.receivables.Account;

@Mapper
interface DayChangeMapper {

  /** Words for one letter. */
  record WordsRow(
      long customerId,
      long sellingEntityId,
      LocalDate day,
      String words,
      boolean above,
      int version,
      String writtenBy) {

    Account account() {
      return new Account(customerId, sellingEntityId);
    }
  }

  /** An invoice that is left out of one letter. */
  record LeftOutRow(
      long customerId, long sellingEntityId, long invoiceId, LocalDate day, String by) {

    Account account() {
      return new Account(customerId, sellingEntityId);
    }
  }

  List<WordsRow> words(@Param("customers") Long[] customers, @Param("days") LocalDate[] days);

  List<LeftOutRow> leftOut(@Param("customers") Long[] customers, @Param("days") LocalDate[] days);

  /** 0 when it is left out already. */
  int leaveOut(
      @Param("invoice") long invoice,
      @Param("day") LocalDate day,
      @Param("by") String by,
      @Param("now") Instant now);

  int putBack(@Param("invoice") long invoice, @Param("day") LocalDate day);

  /** 0 when somebody else has written some in the meantime. */
  int insertWords(@Param("row") WordsRow row, @Param("now") Instant now);

  /** 0 when they are no longer of this version. */
  int changeWords(@Param("row") WordsRow row, @Param("now") Instant now);

  int eraseWords(
      @Param("account") Account account,
      @Param("day") LocalDate day,
      @Param("version") int version);

  /** The changes of one day hold for another one: the letter goes sooner. */
  void move(
      @Param("customer") long customer, @Param("from") LocalDate from, @Param("to") LocalDate to);

  /** The letter of this account and day, if one is written and was not taken back. */
  Optional<Long> written(@Param("account") Account account, @Param("day") LocalDate day);

  /** Serializes changes to what one customer is sent. */
  Long lock(@Param("customer") long customer);
}

package org.dunwell.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface MessageMapper {

  /** A row to insert. */
  record NewMessage(Draft draft, String messageId, Instant nextAttemptAt) {}

  /** Where letters on paper go. */
  record NewLetters(Long[] messages, String[] addresses) {}

  /** An inserted row. */
  record Key(long id, String key) {}

  /** Columns of rows to insert. */
  record NewItems(
      Long[] messages,
      Long[] invoices,
      String[] requested,
      String[] currencies,
      java.math.BigDecimal[] openAmounts,
      java.time.LocalDate[] dueOns,
      Long[] daysLate) {}

  /** What a message that is no statement is about: one row per invoice, or one with none. */
  record Subject(
      long customerId, Long invoiceId, String writtenBy, String recipient, String subject) {}

  /** Which message an incoming report is about; no customer for one to an outsider. */
  record Sent(long id, Long customerId, Long contactId, String recipient, String state) {}

  List<String> known(@Param("keys") String[] keys);

  List<Key> insert(@Param("rows") Collection<NewMessage> rows, @Param("now") Instant now);

  /** The postal addresses of letters; those that are known are replaced. */
  void insertLetters(NewLetters letters);

  void insertItems(NewItems items);

  /** What letters cost; columns of rows to insert. */
  record NewFees(
      Long[] messages,
      Long[] invoices,
      Long[] steps,
      String[] currencies,
      java.math.BigDecimal[] amounts,
      String[] treatments) {}

  void insertFees(NewFees fees);

  void deleteFees(@Param("messages") Long[] messages);

  void deleteItems(@Param("messages") Long[] messages);

  Optional<Instant> nextDue();

  List<OutgoingMail> due(@Param("now") Instant now, @Param("limit") int limit);

  /** Those of these messages that are queued, in order of id. */
  List<OutgoingMail> byIds(@Param("ids") Long[] ids);

  /** Whether a statement waits for somebody to read what its customer has written back. */
  boolean isHeld(@Param("id") long id);

  /**
   * Those of these messages whose words are no longer true: something in them was paid or
   * withdrawn, or they were written before {@code writtenBefore}.
   */
  List<Long> stale(@Param("ids") Long[] ids, @Param("writtenBefore") Instant writtenBefore);

  /** Locks those of these that are queued and that nobody is handing over, in order of id. */
  List<Long> lockQueued(@Param("ids") Long[] ids);

  /**
   * Marks a due message as on its way to the mail server.
   *
   * @return how often it went there before without an answer being known; empty when somebody else
   *     is at it or it is not due any more
   */
  Optional<Integer> beginHandingOver(@Param("id") long id, @Param("now") Instant now);

  void rewrite(@Param("id") long id, @Param("draft") Draft draft, @Param("now") Instant now);

  void withdraw(@Param("id") long id, @Param("now") Instant now);

  void delivered(@Param("id") long id, @Param("reply") String reply, @Param("now") Instant now);

  /** These letters were printed and go to the post. */
  void printed(@Param("ids") Long[] ids, @Param("now") Instant now);

  /**
   * It is tried again.
   *
   * @param taken whether the server may have taken it although its answer never came
   */
  void putOff(
      @Param("id") long id,
      @Param("reply") String reply,
      @Param("until") Instant until,
      @Param("taken") boolean taken);

  /** Ends a message that was queued or delivered; 0 when it had ended otherwise before. */
  int end(
      @Param("id") long id,
      @Param("state") String state,
      @Param("reply") String reply,
      @Param("now") Instant now);

  /** Whose letter it was; empty when it had come back before or was never posted. */
  Optional<Long> cameBack(
      @Param("id") long id, @Param("reply") String reply, @Param("now") Instant now);

  /** Statements of a customer that are queued do not go before this moment. */
  void waitUntil(@Param("customer") long customer, @Param("until") Instant until);

  int tryAgain(@Param("id") long id, @Param("now") Instant now);

  /** Messages handed over whose requests do not know yet: left so by a crash. */
  List<Long> unfinished();

  /** Empty for statements: they speak for their requests. */
  List<Subject> subjects(@Param("id") long id);

  /** The key of a message to somebody who is no customer; empty for all others. */
  Optional<String> keyOfOutside(@Param("id") long id);

  Optional<Sent> byMessageId(@Param("messageId") String messageId);

  /** The latest letter to an address since a moment. */
  Optional<Sent> latestTo(@Param("recipient") String recipient, @Param("since") Instant since);

  /** A mail that does not leave. */
  record TakenBack(long customerId, String recipient, String subject) {}

  /** Empty when it is not queued any more, or somebody is at it. */
  Optional<TakenBack> takeBack(
      @Param("id") long id, @Param("by") String by, @Param("now") Instant now);

  Optional<String> stateOf(@Param("id") long id);

  /** Statements of this day that were taken back do not hinder another one. */
  int freeKeys(@Param("customer") long customer, @Param("day") java.time.LocalDate day);

  /** 0 when nothing was ever written to this customer. */
  long lastId(@Param("customer") long customer);

  List<Long> writtenAfter(@Param("customer") long customer, @Param("after") long after);
}

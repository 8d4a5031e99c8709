package org.dunwell.receivables.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface JournalMapper {

  /** A batch to store. */
  record NewBatch(
      long sellingEntityId,
      int number,
      String name,
      int entries,
      Instant closedAt,
      String closedBy,
      byte[] json,
      byte[] csv,
      String jsonSha256,
      String csvSha256) {}

  /** A way a batch is to leave. */
  record Delivery(long batchId, String name, String way, int attempts) {}

  /** What the ERP says of entries, as columns. */
  record Decided(Long[] ids, String[] states, String[] numbers, String[] refusals, Instant now) {}

  List<JournalBook> books();

  void ensureBook(@Param("id") long sellingEntityId);

  void change(@Param("id") long sellingEntityId, @Param("to") JournalSettings settings);

  void setPosting(@Param("id") long sellingEntityId, @Param("posting") String posting);

  void setSecret(@Param("id") long sellingEntityId, @Param("secret") byte[] secret);

  /** One or none; a list because an array would be taken for many rows. */
  List<byte[]> secret(@Param("id") long sellingEntityId);

  /** The last number; the row stays locked. */
  int lockNumber(@Param("id") long sellingEntityId);

  void setNumber(@Param("id") long sellingEntityId, @Param("number") int number);

  /** Locks them, too. */
  List<Long> waiting(@Param("id") long sellingEntityId, @Param("limit") int limit);

  long insertBatch(NewBatch batch);

  void assign(@Param("batchId") long batchId, @Param("ids") Long[] ids);

  void deliver(
      @Param("batchId") long batchId, @Param("ways") String[] ways, @Param("now") Instant now);

  List<JournalBatch> list(JournalBatches.Wanted wanted);

  long count(JournalBatches.Wanted wanted);

  Optional<JournalBatch> byName(@Param("name") String name);

  /** Locks it. */
  long lockBatch(@Param("id") long id);

  List<byte[]> json(@Param("id") long id);

  List<byte[]> csv(@Param("id") long id);

  List<JournalEntry> byIds(@Param("ids") Long[] ids);

  List<JournalEntry> entriesOf(@Param("batchId") long batchId);

  List<JournalEntry> refused(@Param("limit") int limit);

  List<JournalTotal> totals(@Param("batchIds") Long[] batchIds);

  List<JournalTotal> waitingTotals();

  void markSent(@Param("id") long id, @Param("now") Instant now);

  void decide(Decided decided);

  void acknowledged(@Param("id") long id, @Param("state") String state, @Param("now") Instant now);

  /** Writes the same entries once more, which wait for the next batch. */
  int again(@Param("ids") Long[] ids, @Param("now") Instant now);

  void settle(@Param("ids") Long[] ids, @Param("how") String how);

  /** Takes back whatever else is refused of the document of this entry. */
  void settleDocument(@Param("id") long entryId);

  /** Batches sent before then and never acknowledged. */
  List<JournalBatch> overdue(@Param("before") Instant before, @Param("limit") int limit);

  Optional<Instant> nextDelivery();

  Optional<Delivery> dueDelivery(@Param("now") Instant now);

  void delivered(
      @Param("batchId") long batchId, @Param("way") String way, @Param("now") Instant now);

  void undelivered(
      @Param("delivery") Delivery delivery,
      @Param("problem") String problem,
      @Param("dueAt") Instant dueAt);

  void deliverAgain(
      @Param("name") String name, @Param("way") String way, @Param("now") Instant now);

  /** What the ERP may not have posted when it wrote what a snapshot shows, in the order written. */
  List<JournalEcho.Pending> pending(
      @Param("invoiceIds") Long[] invoiceIds,
      @Param("days") LocalDate[] days,
      @Param("uploaded") Instant uploaded,
      @Param("trusted") Instant trusted);

  void seen(@Param("ids") Long[] ids, @Param("importId") Long importId, @Param("now") Instant now);

  int seenByAbsence(
      @Param("importId") long importId,
      @Param("uploaded") Instant uploaded,
      @Param("now") Instant now);

  /** The documents behind the allocations that this import has shown. */
  void seenDocuments(@Param("importId") long importId, @Param("now") Instant now);

  /** What this import has shown was not shown after all. */
  void unsee(@Param("importId") long importId);

  /** Batches of which nothing is unacknowledged any more, because files have shown it all. */
  List<String> finishSeen(@Param("now") Instant now);
}

package org.dunwell.receivables.notes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Whoever reads sees the notes on invoices that are in the part of the ledger it works on. */
@Mapper
interface NoteMapper {

  /** So that two people at once cannot pin one more than may be. */
  Long lock(@Param("customer") long customerId);

  /** The id; null when there is one under this key. */
  Long insert(@Param("note") NewNote note, @Param("now") Instant now);

  int change(
      @Param("id") long id,
      @Param("version") int version,
      @Param("text") String text,
      @Param("by") String by,
      @Param("now") Instant now);

  int pin(@Param("id") long id, @Param("pinned") boolean pinned);

  int delete(@Param("id") long id);

  int pinnedOf(@Param("customer") long customerId);

  Optional<Note> byId(@Param("customer") long customerId, @Param("id") long id);

  Optional<Note> byKey(@Param("customer") long customerId, @Param("key") String key);

  List<Note> list(
      @Param("customers") Long[] customers,
      @Param("pinned") Boolean pinned,
      @Param("before") Long before,
      @Param("limit") int limit);

  long count(@Param("customer") long customerId);

  List<Note> ofInvoice(@Param("invoice") long invoiceId, @Param("limit") int limit);
}

package org.dunwell.contact.letters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface LetterRunMapper {

  /** A letter whose page waits to be printed. */
  record Unprinted(long messageId, String bodyHtml, Instant createdAt) {}

  /** How many letters of a selling entity wait for a run. */
  record Waiting(long sellingEntityId, String sellingEntity, long letters) {}

  /** A new run; empty when one of this selling entity is printing. */
  Optional<Long> open(
      @Param("entity") long entity, @Param("by") String by, @Param("now") Instant now);

  /** The letters of a selling entity that wait and are in no run, oldest first, locked. */
  List<Long> lockWaiting(@Param("entity") long entity, @Param("limit") int limit);

  /** Those of these letters that still wait join the run. */
  int join(@Param("run") long run, @Param("messages") Long[] messages);

  Optional<Instant> oldestPrinting();

  List<Long> printing(@Param("limit") int limit);

  List<Unprinted> unprinted(@Param("run") long run, @Param("limit") int limit);

  void store(@Param("message") long message, @Param("pages") int pages, @Param("pdf") byte[] pdf);

  /** The letters of a run that are still to go, locked, in order. */
  List<Long> lockOf(long run);

  /** Letters that were withdrawn while the run was printing leave it. */
  void dropWithdrawn(long run);

  void made(@Param("run") long run, @Param("state") String state, @Param("now") Instant now);

  Optional<LetterRun> byId(long id);

  /** Latest first. */
  List<LetterRun> list(@Param("before") Long before, @Param("limit") int limit);

  List<LetterLine> lines(@Param("run") long run, @Param("limit") int limit);

  List<LetterLine> waitingLines(@Param("limit") int limit);

  List<Waiting> waiting();

  /** Selling entities in a zone for which letters wait. */
  List<Long> entitiesWithLetters(@Param("zone") String zone);

  /** The printed letters of a run in order; one at a time, since they are large. */
  Optional<byte[]> pdf(long message);

  /** Where a letter went: the customer or its bill-to. */
  Optional<Long> addressee(long message);
}

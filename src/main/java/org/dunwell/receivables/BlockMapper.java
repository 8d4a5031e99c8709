package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface BlockMapper {

  /** The id of the open block of the same invoice, kind and source, changed; or null. */
  Long change(NewBlock block);

  long insert(@Param("block") NewBlock block, @Param("now") Instant now);

  /**
   * Changes the open blocks of the same invoices, kind and source, and inserts the others.
   *
   * @param amounts one for each invoice, null for all of it
   */
  void setAll(
      @Param("invoices") Long[] invoices,
      @Param("amounts") BigDecimal[] amounts,
      @Param("blocks") NewBlocks blocks,
      @Param("now") Instant now);

  /** The invoices on which an open block of that kind and source lies. */
  List<Long> blockedBy(@Param("kind") String kind, @Param("source") String source);

  List<Long> liftBySource(
      @Param("kind") String kind, @Param("source") String source, @Param("now") Instant now);

  Optional<Block> byId(@Param("id") long id);

  List<Block> of(@Param("invoiceIds") Long[] invoiceIds);

  int lift(@Param("id") long id, @Param("now") Instant now);

  List<Block> expired(
      @Param("zone") ZoneId zone, @Param("today") LocalDate today, @Param("limit") int limit);

  /** Lifts those of them that are still open and over. */
  int liftAll(@Param("ids") Long[] ids, @Param("today") LocalDate today, @Param("now") Instant now);
}

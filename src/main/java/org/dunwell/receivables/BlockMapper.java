package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface BlockMapper {

  /** Blocks of one person as columns for one statement. */
  record Wanted(
      String by,
      Long[] invoices,
      String[] kinds,
      BigDecimal[] amounts,
      LocalDate[] untils,
      String[] sources,
      String[] reasons) {

    static Wanted of(Collection<NewBlock> blocks) {
      return new Wanted(
          blocks.iterator().next().by(),
          blocks.stream().map(NewBlock::invoiceId).toArray(Long[]::new),
          blocks.stream().map(NewBlock::kind).toArray(String[]::new),
          blocks.stream().map(NewBlock::amount).toArray(BigDecimal[]::new),
          blocks.stream().map(NewBlock::until).toArray(LocalDate[]::new),
          blocks.stream().map(NewBlock::source).toArray(String[]::new),
          blocks.stream().map(NewBlock::reason).toArray(String[]::new));
    }
  }

  /** Changes the open blocks of the same invoice, kind and source. */
  int change(Wanted blocks);

  /** Those of which there is no open one yet. */
  int insert(@Param("blocks") Wanted blocks, @Param("now") Instant now);

  /** The open blocks of the same invoices, kinds and sources. */
  List<Block> open(Wanted blocks);

  List<Block> byIds(@Param("ids") Long[] ids);

  List<Block> of(@Param("invoiceIds") Long[] invoiceIds);

  int lift(@Param("ids") Long[] ids, @Param("now") Instant now);

  List<Block> expired(
      @Param("zone") ZoneId zone, @Param("today") LocalDate today, @Param("limit") int limit);

  /** Lifts those of them that are still open and over. */
  int liftAll(@Param("ids") Long[] ids, @Param("today") LocalDate today, @Param("now") Instant now);
}

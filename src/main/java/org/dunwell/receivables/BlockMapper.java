package org.dunwell.receivables;

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

  Optional<Block> byId(@Param("id") long id);

  List<Block> of(@Param("invoiceIds") Long[] invoiceIds);

  int lift(@Param("id") long id, @Param("now") Instant now);

  List<Block> expired(
      @Param("zone") ZoneId zone, @Param("today") LocalDate today, @Param("limit") int limit);

  /** Lifts those of them that are still open and over. */
  int liftAll(@Param("ids") Long[] ids, @Param("today") LocalDate today, @Param("now") Instant now);
}

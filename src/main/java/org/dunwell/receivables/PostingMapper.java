package org.dunwell.receivables;

import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Writes journal entries; none where the ERP knows the fact from its own books. */
@Mapper
interface PostingMapper {

  void payments(@Param("ids") Long[] ids, @Param("by") String by, @Param("now") Instant now);

  void creditNote(@Param("id") long id, @Param("by") String by, @Param("now") Instant now);

  void allocated(
      @Param("shares") AllocationBooks.Columns shares,
      @Param("by") String by,
      @Param("now") Instant now);

  void takenBack(
      @Param("allocationIds") Long[] allocationIds,
      @Param("by") String by,
      @Param("now") Instant now);

  void paymentsReversed(
      @Param("ids") Long[] ids, @Param("by") String by, @Param("now") Instant now);

  void moneyBack(
      @Param("id") long id,
      @Param("undone") boolean undone,
      @Param("by") String by,
      @Param("now") Instant now);

  void creditNoteReversed(@Param("id") long id, @Param("by") String by, @Param("now") Instant now);

  void charges(@Param("ids") Long[] ids, @Param("by") String by, @Param("now") Instant now);
}

package org.dunwell.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CreditNoteMapper {

  /** The new id, or null when the number is there already. */
  Long insert(@Param("note") NewCreditNote note, @Param("now") Instant now);

  /** 0 when it is reversed already. */
  int reverse(@Param("id") long id, @Param("on") LocalDate on, @Param("reason") String reason);

  boolean isReversed(@Param("id") long id);

  Optional<CreditNote> byId(@Param("id") long id);

  Optional<CreditNote> byNumber(
      @Param("sellingEntityId") long sellingEntityId, @Param("number") String number);
}

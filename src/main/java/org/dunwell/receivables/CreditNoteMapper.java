package org.dunwell.receivables;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CreditNoteMapper {

  /** The new id, or null when the number is there already. */
  Long insert(@Param("note") NewCreditNote note, @Param("now") Instant now);

  Optional<CreditNote> byId(@Param("id") long id);

  Optional<CreditNote> byNumber(
      @Param("sellingEntityId") long sellingEntityId, @Param("number") String number);
}

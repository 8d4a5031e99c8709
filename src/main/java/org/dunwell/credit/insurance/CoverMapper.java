package org.dunwell.credit.insurance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CoverMapper {

  /** A cover as it lies in its table. */
  record Row(
      long id,
      long partyId,
      String insurer,
      String policy,
      BigDecimal amount,
      String currency,
      BigDecimal selfRetention,
      LocalDate fromOn,
      LocalDate untilOn,
      int reportDays,
      int extensionDays,
      int stopShippingDays,
      String enteredBy,
      Instant enteredAt,
      String endedBy,
      Instant endedAt) {}

  List<Row> on(@Param("party") long partyId, @Param("day") LocalDate day);

  List<Row> of(@Param("party") long partyId, @Param("limit") int limit);

  long insert(
      @Param("cover") NewCover cover,
      @Param("currency") String currency,
      @Param("by") String by,
      @Param("now") Instant now);

  int end(
      @Param("party") long partyId,
      @Param("id") long id,
      @Param("by") String by,
      @Param("now") Instant now);
}

package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface RemittanceMapper {

  /** The new id, or null when the payer has sent it before. */
  Long insert(
      @Param("entity") long entity,
      @Param("customer") long customer,
      @Param("advice") Remittances.Advice advice,
      @Param("total") BigDecimal total,
      @Param("by") String by,
      @Param("now") Instant now);

  int insertItems(@Param("id") long id, @Param("all") Remittances.Columns all);

  /** A match that waits, and whether somebody has taken an earlier one of its line back. */
  record Waiting(long matchId, boolean undone) {}

  /** Matches that wait with exactly this advice's amount. */
  List<Waiting> waitingMoney(@Param("id") long id, @Param("limit") int limit);

  Remittances.Kept byReference(
      @Param("customer") long customer, @Param("reference") String reference);

  List<Remittances.Kept> list(@Param("after") Long after, @Param("limit") int limit);

  long count();
}

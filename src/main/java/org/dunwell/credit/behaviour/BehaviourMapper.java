package org.dunwell.credit.behaviour;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface BehaviourMapper {

  /** The rows of now. */
  List<Behaviour> current(@Param("customers") Long[] customers);

  /** Reckoned from the ledger, for each customer on the day at the same place, in that order. */
  List<Behaviour> onDays(@Param("customers") Long[] customers, @Param("days") LocalDate[] days);

  /** Makes these customers' rows of now anew, each on its own today. */
  void renew(@Param("customers") Long[] customers, @Param("now") Instant now);
}

package org.dunwell.credit.financials;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface FinancialMapper {

  List<FinancialStatement> latest(@Param("parties") Long[] parties);

  List<FinancialStatement> history(@Param("party") long partyId, @Param("limit") int limit);

  /** All there are of these parties. */
  List<FinancialStatement> all(@Param("parties") Long[] parties);

  /** The ids of the customers that have these numbers. */
  List<Long> customers(@Param("numbers") String[] numbers);

  long insert(
      @Param("one") NewFinancialStatement statement,
      @Param("importId") Long importId,
      @Param("now") Instant now);
}

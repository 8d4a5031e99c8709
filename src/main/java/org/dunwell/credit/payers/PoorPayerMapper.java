package org.dunwell.credit.payers;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;

@Mapper
interface PoorPayerMapper {

  /** Which part of a list that is in order. */
  record Part(int limit, int offset) {}

  /**
   * Rates of the provision matrix by risk class, in per cent: at the place of a number of days past
   * due, from 0 on; the last one is that of all later days.
   */
  record Rates(BigDecimal[] low, BigDecimal[] medium, BigDecimal[] high) {}

  List<PoorPayer> list(@Param("f") PoorPayerFilter filter, @Param("part") Part part);

  /** The same as this user sees it, whoever is signed in. */
  List<PoorPayer> listFor(
      @Param("f") PoorPayerFilter filter, @Param("viewer") String viewer, @Param("part") Part part);

  /** The same lines, a portion at a time; needs a transaction, which keeps the cursor. */
  void each(
      @Param("f") PoorPayerFilter filter,
      @Param("part") Part part,
      ResultHandler<PoorPayer> handler);

  /** The same as {@link #each}, as this user sees them. */
  void eachFor(
      @Param("f") PoorPayerFilter filter,
      @Param("viewer") String viewer,
      @Param("part") Part part,
      ResultHandler<PoorPayer> handler);

  List<PoorPayers.Total> totals(@Param("f") PoorPayerFilter filter);

  void renewLosses(
      @Param("customers") Long[] customers, @Param("rates") Rates rates, @Param("now") Instant now);
}

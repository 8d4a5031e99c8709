package org.dunwell.credit.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface RateMapper {

  /** Two currencies that are quoted against the same one. */
  record Both(BigDecimal fromQuoted, BigDecimal toQuoted) {}

  /** Null when there is none. */
  BigDecimal direct(
      @Param("base") String base, @Param("quoted") String quoted, @Param("day") LocalDate day);

  /** Null when there is none. */
  Both common(@Param("from") String from, @Param("to") String to, @Param("day") LocalDate day);

  void enter(@Param("rate") NewRate rate, @Param("by") String by, @Param("now") Instant now);

  List<ExchangeRate> latest(@Param("limit") int limit);
}

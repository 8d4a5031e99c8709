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

  /** Rates side by side, so that many travel as one statement. */
  record Rows(
      String[] base, String[] quoted, BigDecimal[] rate, LocalDate[] from, String[] source) {

    static Rows of(List<NewRate> rates) {
      return new Rows(
          rates.stream().map(NewRate::base).toArray(String[]::new),
          rates.stream().map(NewRate::quoted).toArray(String[]::new),
          rates.stream().map(NewRate::rate).toArray(BigDecimal[]::new),
          rates.stream().map(NewRate::from).toArray(LocalDate[]::new),
          rates.stream().map(NewRate::source).toArray(String[]::new));
    }
  }

  /**
   * How many were written.
   *
   * @param rates none twice
   * @param knownStay whether those that are there with the same rate are left as they are
   */
  int enter(
      @Param("rates") Rows rates,
      @Param("by") String by,
      @Param("now") Instant now,
      @Param("knownStay") boolean knownStay);

  List<ExchangeRate> list(
      @Param("currency") String currency, @Param("limit") int limit, @Param("behind") int behind);

  long count(@Param("currency") String currency);
}

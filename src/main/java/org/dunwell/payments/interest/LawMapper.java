package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** The dated rows of rates, laws, lump sums and agreed terms. */
@Mapper
interface LawMapper {

  /** A reference rate as published. */
  record Rate(
      String series, LocalDate validFrom, BigDecimal percent, String source, String addedBy) {}

  record LawRow(
      String country,
      LocalDate validFrom,
      String name,
      String series,
      BigDecimal margin,
      String rate,
      String dayCount,
      String source) {}

  record LumpSumRow(
      String country,
      LocalDate validFrom,
      BigDecimal fromAmount,
      String currency,
      BigDecimal amount) {}

  record TermsRow(
      long id,
      long sellingEntityId,
      Long customerId,
      LocalDate validFrom,
      String series,
      BigDecimal margin,
      String dayCount,
      boolean lumpSum,
      String note,
      String addedBy) {}

  List<Rate> rates();

  List<LawRow> laws();

  List<LumpSumRow> lumpSums();

  /** Of these selling entities, for all their customers and for these. */
  List<TermsRow> terms(@Param("sellers") Long[] sellers, @Param("customers") Long[] customers);

  /** Adds a rate, or corrects one that people have added. */
  int put(@Param("rate") Rate rate);

  int agree(@Param("terms") TermsRow terms);
}

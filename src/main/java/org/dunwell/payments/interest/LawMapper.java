package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** The dated rows of rates, laws, lump sums and agreed terms. */
@Mapper
interface LawMapper {

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
      boolean reminderFees,
      String note,
      String addedBy) {}

  List<LateTerms.Rate> rates();

  List<LateTerms.CountryLaw> laws();

  List<LumpSumRow> lumpSums();

  List<LateTerms.Agreed> agreed();

  /** Of these selling entities, for all their customers and for these. */
  List<TermsRow> terms(@Param("sellers") Long[] sellers, @Param("customers") Long[] customers);

  /** Whether anybody has agreed to fees for reminders. */
  boolean anyReminderFees();

  /** Adds a rate, or corrects one that people have added. */
  int put(@Param("rate") LateTerms.Rate rate);

  int agree(@Param("terms") TermsRow terms);
}

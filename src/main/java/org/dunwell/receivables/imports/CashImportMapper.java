package org.dunwell.receivables.imports;

import java.time.OffsetDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** From the staged payments and credit notes into the ledger. */
@Mapper
interface CashImportMapper {

  /** Whose the payments are: as said, else the customer of the invoice that is named. */
  void findPayers();

  /** Which of them are ours, that come back from the ERP. */
  void recognisePayments();

  /** Ours are posted, under the numbers that the file gives them. */
  int seePayments(@Param("importId") Long importId, @Param("now") OffsetDateTime now);

  void recogniseCreditNotes();

  int seeCreditNotes(@Param("importId") Long importId, @Param("now") OffsetDateTime now);

  List<CashStaging.Known> knownPayments(@Param("importId") Long importId);

  /** The line that has become a payment. */
  record Line(long id, long line) {}

  /** The ids of the new ones. */
  List<Long> insertPayments(@Param("importId") Long importId, @Param("now") OffsetDateTime now);

  /** The lines of these payments, while they are staged. */
  List<Line> lines(@Param("ids") Long[] ids);

  void findCredited();

  List<CashStaging.Known> knownCreditNotes(@Param("importId") Long importId);

  List<Long> insertCreditNotes(@Param("importId") Long importId, @Param("now") OffsetDateTime now);
}

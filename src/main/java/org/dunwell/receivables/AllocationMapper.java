package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Everything here runs after {@link LedgerLocks}. */
@Mapper
interface AllocationMapper {

  /** What of these payments is unapplied and not reversed, oldest first. */
  List<Source> payments(@Param("ids") Long[] ids);

  List<Source> creditNotes(@Param("ids") Long[] ids);

  /** The open parts of these invoices, oldest due first. */
  List<OpenPart> openParts(@Param("invoiceIds") Long[] invoiceIds);

  /** So many of the oldest open parts that the purses' amounts can be used up. */
  List<OpenPart> oldest(Purses purses);

  List<NamedInvoices.Hit> named(NamedInvoices words);

  int insert(AllocationBooks.Columns shares);

  int closeInstalments(AllocationBooks.Columns shares);

  int closeInvoices(AllocationBooks.Columns shares);

  int spendPayments(AllocationBooks.Columns shares);

  int spendCreditNotes(AllocationBooks.Columns shares);

  /** What a payment closes and was not reversed. */
  List<AllocationBooks.Standing> paidBy(@Param("paymentId") long paymentId);

  /** What a credit note closes and was not reversed. */
  List<AllocationBooks.Standing> creditedBy(@Param("creditNoteId") long creditNoteId);

  /** What payments close of an instalment and was not reversed. */
  List<AllocationBooks.Standing> paidOf(@Param("instalmentId") long instalmentId);

  /** What credit notes close of an instalment and was not reversed. */
  List<AllocationBooks.Standing> creditedOf(@Param("instalmentId") long instalmentId);

  List<AllocationBooks.Standing> writtenOffBy(@Param("writeOffIds") Long[] writeOffIds);

  /** Makes a part of an allocation one of its own and answers its id. */
  long cut(@Param("id") long id, @Param("part") BigDecimal part);

  int freePayment(@Param("id") long id, @Param("amount") BigDecimal amount);

  int freeCreditNote(@Param("id") long id, @Param("amount") BigDecimal amount);

  /** What snapshots closed of these invoices and was not reversed. */
  List<AllocationBooks.Standing> settled(@Param("invoiceIds") Long[] invoiceIds);

  int reopenInvoices(@Param("ids") Long[] allocationIds);

  int reopenInstalments(@Param("ids") Long[] allocationIds);

  int reverse(@Param("ids") Long[] allocationIds, @Param("on") LocalDate on);
}

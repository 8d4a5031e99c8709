package org.dunwell.workspace.search;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Finds customers and invoices that the signed-in person may see. */
@Mapper
interface SearchMapper {

  record FoundCustomer(long id, String number, String name, String city, String country) {}

  /**
   * An invoice.
   *
   * @param openAmount in its currency
   */
  record FoundInvoice(
      long id,
      String number,
      String customerNumber,
      String customerName,
      LocalDate dueOn,
      String currency,
      BigDecimal openAmount) {}

  /**
   * Those with exactly this number first, then those whose number begins so, then those whose name
   * says so.
   *
   * @param words as typed, in lower case; {@code pattern} the same with wildcards escaped
   */
  List<FoundCustomer> customers(
      @Param("words") String words, @Param("pattern") String pattern, @Param("limit") int limit);

  /** Those with exactly this number first, then those whose number begins so, open ones before. */
  List<FoundInvoice> invoices(
      @Param("words") String words, @Param("pattern") String pattern, @Param("limit") int limit);
}

package org.dunwell.receivables.imports;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/**
 * From the staged customers and contacts into the ledger. Answers are the lines that changed it.
 */
@Mapper
interface CustomerImportMapper {

  /** Which of these customers are there. */
  List<String> there(@Param("numbers") Collection<String> numbers);

  List<Long> newCustomers();

  void insertCustomers(@Param("importId") Long importId);

  /** What a file leaves blank stays as it is. */
  List<Long> updateCustomers();

  List<Long> newContacts();

  void insertContacts(@Param("importId") Long importId, @Param("now") Instant now);

  /** A contact known by name and role gets the address the file gives. */
  List<Long> updateContacts(@Param("now") Instant now);

  /** How many customers on these lines this run has not created. */
  long createdBefore(@Param("importId") long importId, @Param("lines") Collection<Long> lines);

  /** Open invoices of customers on these lines. */
  List<Long> openInvoices(@Param("lines") Collection<Long> lines);
}

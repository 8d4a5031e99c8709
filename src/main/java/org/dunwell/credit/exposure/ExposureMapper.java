package org.dunwell.credit.exposure;

import java.math.BigDecimal;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ExposureMapper {

  /** Of a group; the party's columns are null while it has none. */
  record Relative(
      Long customerId, Long partyId, String currency, String segment, String portfolio) {

    Family.Member member() {
      return new Family.Member(customerId, partyId, currency, segment, portfolio);
    }
  }

  /** A sum of one currency. */
  record Part(long partyId, String part, String currency, BigDecimal amount) {}

  /** Who the party is, as the policy asks. */
  record Kind(long partyId, String currency, String segment, String portfolio) {}

  /** A customer and all above it, whose parties' rows are locked. */
  List<Relative> lockUpwards(@Param("customer") long customerId);

  List<Relative> downwards(@Param("customer") long customerId);

  List<Kind> kinds(@Param("parties") Long[] partyIds);

  List<Part> parts(@Param("parties") Long[] partyIds);

  /** The parties of the customers of these invoices. */
  List<Long> ofInvoices(@Param("invoices") Long[] invoiceIds);

  List<Long> ofCustomers(@Param("customers") Long[] customerIds);

  /** Parties with a limit of which an import has brought invoices, from one on. */
  List<Long> ofImport(@Param("importId") long importId, @Param("after") long after);
}

package org.dunwell.collections.writeoffs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ProposalMapper {

  /** An open invoice of a customer. */
  record OpenLine(long invoiceId, String number, String currency, BigDecimal open) {}

  /** What of a proposal is still open and so can be given up. */
  record Item(long invoiceId, String number, String currency, BigDecimal amount, BigDecimal open) {}

  List<OpenLine> openOf(@Param("customer") long customerId, @Param("invoices") Long[] invoices);

  long insert(
      @Param("wanted") NewWriteOff wanted,
      @Param("approval") String approval,
      @Param("decision") long decisionId,
      @Param("now") Instant now);

  void insertItems(@Param("id") long id, @Param("invoices") Long[] invoices);

  void started(@Param("id") long id, @Param("instance") String instance);

  Optional<Proposal> byId(@Param("id") long id);

  /** Ends an open one; 0 when it has ended already. */
  int end(
      @Param("id") long id,
      @Param("state") String state,
      @Param("by") String by,
      @Param("note") String note,
      @Param("now") Instant now);

  List<Item> items(@Param("id") long id);

  List<Proposal> of(@Param("customers") Long[] customers, @Param("limit") int limit);

  /** Open ones with one of these invoices of which nothing is open any more. */
  List<Proposal> settledBy(@Param("invoices") Long[] invoices);
}

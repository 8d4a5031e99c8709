package org.dunwell.collections.credithold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface LadderHoldMapper {

  /** Where the customer of an invoice stands. */
  record Standing(long invoiceId, String creditHold) {}

  /** A hold to be looked at. */
  record Looked(long holdId, long partyId, long customerId) {}

  List<Standing> standings(@Param("invoices") Long[] invoices);

  /** The number of an invoice, as the customer knows it. */
  String number(@Param("invoice") long invoiceId);

  /** Remembers the open holds of these parties as the ladder's. */
  void insert(@Param("parties") Long[] parties, @Param("now") Instant now);

  /** Marks the open ones of these parties, or all when there are none given. */
  void lookAt(@Param("parties") Long[] parties, @Param("now") Instant now);

  /** Ends those that credit has released. */
  void end(@Param("parties") Long[] parties, @Param("now") Instant now);

  Optional<Instant> nextDue();

  /** One that is to be looked at, locked and unmarked. */
  Optional<Looked> take(@Param("now") Instant now);

  /** The invoices of a customer with a running case, in id order. */
  List<Long> invoices(@Param("customer") long customerId);
}

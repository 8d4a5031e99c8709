package org.dunwell.contact.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the pages of mail read. */
@Mapper
interface MailPageMapper {

  record MailLine(
      long id,
      String kind,
      String state,
      String sender,
      String subject,
      Instant receivedAt,
      String customerNumber,
      String customerName,
      long files,
      String outcome) {}

  /** Whose a mail may be. */
  record Candidate(String number, String name) {}

  /** How a mail ended. */
  record Ending(String outcome, String note, String by, Instant at) {}

  record InvoiceLine(
      long id,
      long sellingEntityId,
      String number,
      LocalDate issuedOn,
      LocalDate dueOn,
      String currency,
      BigDecimal amount,
      BigDecimal openAmount) {}

  /** A company of ours the customer buys from. */
  record Seller(long id, String name) {}

  /**
   * A mail in either direction.
   *
   * @param leavesAt until when it can be taken back; null when it cannot
   */
  record Exchanged(
      boolean incoming,
      long id,
      String who,
      String subject,
      Instant at,
      String state,
      String kind,
      Instant leavesAt) {}

  /** A mail that nobody has answered. */
  record Unread(long id, String subject, Instant receivedAt) {}

  List<MailLine> list(
      @Param("states") String[] states,
      @Param("kind") String kind,
      @Param("after") Long after,
      @Param("limit") int limit);

  /** How many wait for a person whom the signed-in user may see. */
  long undone();

  /**
   * Customers whose a mail or text may be that nobody recognised: they have its address or number,
   * or were texted there in the week before; those that the signed-in user may see.
   */
  List<Candidate> candidates(@Param("id") long id);

  Optional<Ending> ending(@Param("id") long id);

  /** Requests that wait until the replies of a customer are read. */
  long heldBack(@Param("customer") long customer);

  /** Open invoices, the oldest due first. */
  List<InvoiceLine> openInvoices(@Param("customer") long customer, @Param("limit") int limit);

  /** Those it has invoices of, the latest first; all of ours when it has none. */
  List<Seller> sellers(@Param("customer") long customer);

  Optional<String> numberOf(@Param("customer") long customer);

  Optional<String> salesRep(@Param("customer") long customer);

  List<Exchanged> exchanged(@Param("customers") Long[] customers, @Param("limit") int limit);

  List<Unread> unread(@Param("customers") Long[] customers, @Param("limit") int limit);
}

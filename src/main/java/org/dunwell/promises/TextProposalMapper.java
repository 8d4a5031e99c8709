package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface TextProposalMapper {

  /** What is past due of a customer to one company. */
  record Owed(long id, String number, String currency) {}

  /** What a text message seems to promise. */
  record Proposal(
      long textId,
      long customerId,
      long sellingEntityId,
      String number,
      Long[] invoiceIds,
      String currency,
      BigDecimal amount,
      LocalDate promisedFor,
      String sentence) {}

  /**
   * One that waits for a yes.
   *
   * @param at when the message came
   */
  record Asked(long id, Proposal proposal, Instant at) {}

  List<Owed> owed(
      @Param("customer") long customer,
      @Param("entity") long sellingEntityId,
      @Param("now") Instant now);

  void replace(@Param("customer") long customer, @Param("number") String number);

  long insert(
      @Param("proposal") Proposal proposal,
      @Param("now") Instant now,
      @Param("expires") Instant expires);

  /** The open one; waits for whoever is at it. */
  Optional<Asked> lock(
      @Param("customer") long customer, @Param("number") String number, @Param("now") Instant now);

  void taken(@Param("id") long id, @Param("promise") long promise);
}

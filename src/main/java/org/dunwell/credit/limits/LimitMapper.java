package org.dunwell.credit.limits;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface LimitMapper {

  /** A granted limit as it lies in its table. */
  record LimitRow(
      long id,
      long partyId,
      String scope,
      BigDecimal amount,
      String currency,
      String terms,
      int termsDays,
      LocalDate fromOn,
      LocalDate untilOn,
      boolean temporary,
      String cause,
      long decisionId,
      String approvedBy,
      Instant approvedAt,
      String note) {}

  /** A proposal as it lies in its table. */
  record ProposalRow(
      long id,
      long partyId,
      String scope,
      String cause,
      String currency,
      BigDecimal proposed,
      BigDecimal amount,
      String terms,
      int termsDays,
      String flag,
      LocalDate fromOn,
      LocalDate untilOn,
      boolean temporary,
      long decisionId,
      long authorityId,
      String approval,
      String state,
      String proposedBy,
      Instant proposedAt,
      String secondedBy,
      String decidedBy,
      Instant decidedAt,
      String note,
      String processInstanceId) {}

  /** What is to be proposed. */
  record Wanted(
      NewLimit wish,
      String currency,
      BigDecimal proposed,
      BigDecimal amount,
      String terms,
      int termsDays,
      String flag,
      LocalDate from,
      long decisionId,
      long authorityId,
      String approval) {}

  List<LimitRow> inForce(@Param("parties") Long[] partyIds, @Param("day") LocalDate day);

  List<LimitRow> history(@Param("party") long partyId, @Param("limit") int limit);

  /** Of those whose limit begins on the day or ended the day before. */
  List<Long> changingOn(@Param("day") LocalDate day, @Param("after") long after);

  long propose(@Param("wanted") Wanted wanted, @Param("now") Instant now);

  /** Whoever comes with the same key waits until this transaction has ended. */
  String lockKey(@Param("key") String key);

  Optional<Long> byKey(@Param("key") String key);

  void named(@Param("id") long id, @Param("key") String key);

  void started(@Param("id") long id, @Param("instance") String instance);

  Optional<ProposalRow> proposal(@Param("id") long id);

  List<ProposalRow> proposals(@Param("party") long partyId, @Param("limit") int limit);

  List<ProposalRow> open(@Param("party") long partyId, @Param("scope") String scope);

  int second(@Param("id") long id, @Param("by") String by);

  /** Ends an open one; 0 when it has ended already. */
  int end(
      @Param("id") long id,
      @Param("state") String state,
      @Param("by") String by,
      @Param("note") String note,
      @Param("now") Instant now);

  /** Writes the limit of a granted proposal. */
  long grant(@Param("id") long id);
}

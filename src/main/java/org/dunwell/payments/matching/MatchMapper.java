package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Matches as they are kept. */
@Mapper
interface MatchMapper {

  /** Matches as columns for one statement. */
  record Columns(
      Long[] lines,
      String[] states,
      Long[] customers,
      Long[] payments,
      Integer[] confidences,
      String[] reasons,
      String[] rules,
      String[] models) {}

  /** Suggestions as columns. */
  record ProposalColumns(
      Long[] matches,
      Integer[] ranks,
      Long[] customers,
      Integer[] confidences,
      String[] reasons,
      String[] currencies) {}

  /** Their parts as columns. */
  record PartColumns(
      Long[] matches,
      Integer[] ranks,
      Long[] invoices,
      BigDecimal[] amounts,
      BigDecimal[] differences,
      String[] treatments,
      String[] reasons,
      Long[] writeOffs) {}

  /** What is taken off for credit notes, as columns. */
  record SetOffColumns(
      Long[] matches, Integer[] ranks, Long[] credits, Long[] invoices, BigDecimal[] amounts) {}

  /** A match under its line. */
  record Stored(long id, long lineId) {}

  /** Accounts and names as columns. */
  record Learned(String[] kinds, String[] keys, Long[] customers, Long[] matches) {}

  List<Stored> insert(
      @Param("all") Columns all,
      @Param("automatic") boolean automatic,
      @Param("by") String by,
      @Param("now") Instant now);

  int insertProposals(@Param("all") ProposalColumns all);

  int insertParts(@Param("all") PartColumns all);

  int insertSetOffs(@Param("all") SetOffColumns all);

  int linesAre(@Param("lines") Long[] lines, @Param("state") String state);

  int useAdvices(@Param("advices") Long[] advices, @Param("lines") Long[] lines);

  int freeAdvices(@Param("line") long line);

  int learn(@Param("all") Learned all, @Param("by") String by, @Param("now") Instant now);

  int unlearn(@Param("match") long match);

  int dropProposals(@Param("match") long match);

  int dropParts(@Param("match") long match);

  /** Matches that wait with so much of what says that it comes from Stripe; none undone before. */
  List<Long> waitingPayouts(
      @Param("currency") String currency,
      @Param("amount") BigDecimal amount,
      @Param("limit") int limit);

  int dropSetOffs(@Param("match") long match);

  int dropQueued(@Param("match") long match);

  int undone(
      @Param("match") long match,
      @Param("by") String by,
      @Param("now") Instant now,
      @Param("reason") String reason);

  int ignored(
      @Param("match") long match,
      @Param("reason") String reason,
      @Param("by") String by,
      @Param("now") Instant now);

  Optional<Match> byId(@Param("id") long id);

  Optional<Match> ofPayment(@Param("paymentId") long paymentId);

  List<Match> list(
      @Param("state") String state, @Param("after") Long after, @Param("limit") int limit);

  long count(@Param("state") String state);

  List<Match.Suggestion> suggestions(@Param("match") long match);

  List<Match.Part> parts(@Param("match") long match);

  List<Match.SetOff> setOffs(@Param("match") long match);

  List<Match.Rate> rates(@Param("limit") int limit);
}

package org.dunwell.credit.applications;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ApplicationMapper {

  /** A row to insert. */
  record NewRow(
      NewApplication sent,
      long party,
      String kind,
      long entity,
      String language,
      String applicantName,
      String applicantEmail) {}

  /** What the table says of its course. */
  record CourseRow(
      int answers, int waitDays, int remindDays, int keepDays, BigDecimal factor, Long decision) {}

  /** A score and a proposal; nulls where there are none. */
  record Found(
      Integer points,
      String scoreClass,
      Long scoreDecision,
      Long proposal,
      BigDecimal proposed,
      String words,
      Long proposalDecision) {}

  /** A decision. */
  record Decided(BigDecimal granted, Integer terms, String note, String number, String by) {}

  /** Of two who send one form at once, one waits. */
  String lockKey(@Param("key") String key);

  Optional<Long> byKey(@Param("key") String key);

  long insert(@Param("row") NewRow row, @Param("now") Instant now);

  Optional<Application> byId(@Param("id") long id);

  /** Whether the signed-in person may see it. */
  boolean sees(@Param("id") long id);

  /** The row, until the transaction ends. */
  Optional<Application> lock(@Param("id") long id);

  Optional<Long> running(@Param("party") long partyId);

  List<Long> waitingForBureau(@Param("parties") Long[] partyIds);

  /** Those the signed-in person may see, newest first. */
  List<ApplicationLine> list(
      @Param("state") String state, @Param("after") Long after, @Param("limit") int limit);

  long count(@Param("state") String state);

  List<Long> ofParty(@Param("party") long partyId, @Param("limit") int limit);

  void course(
      @Param("id") long id, @Param("course") CourseRow course, @Param("endsAt") Instant endsAt);

  void state(@Param("id") long id, @Param("state") String state);

  void wait(@Param("id") long id, @Param("next") Instant next, @Param("until") Instant until);

  void bureau(@Param("id") long id, @Param("bureau") String bureau, @Param("note") String note);

  void found(@Param("id") long id, @Param("found") Found found);

  void verdict(
      @Param("id") long id, @Param("verdict") String verdict, @Param("decision") Long decision);

  void ask(@Param("id") long id, @Param("question") String question, @Param("next") Instant next);

  void second(
      @Param("id") long id,
      @Param("amount") BigDecimal amount,
      @Param("note") String note,
      @Param("by") String by);

  void decide(@Param("id") long id, @Param("decided") Decided decided, @Param("now") Instant now);

  /** 0 when it had ended before. */
  int end(
      @Param("id") long id,
      @Param("state") String state,
      @Param("now") Instant now,
      @Param("keepUntil") LocalDate keepUntil);

  void owner(@Param("party") long partyId, @Param("owner") String owner);

  long nextNumber();

  /** Those whose time is over, oldest first. */
  List<Long> toForget(@Param("day") LocalDate day, @Param("limit") int limit);

  void tombstone(@Param("id") long id, @Param("day") LocalDate day);

  void delete(@Param("id") long id);

  /** Takes what names a prospect out of its party, when nothing else of it is here. */
  void anonymise(@Param("party") long partyId);
}
